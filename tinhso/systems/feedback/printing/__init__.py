"""A report on paper: with its map and photos, as one reader may see it."""
