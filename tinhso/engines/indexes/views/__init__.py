"""Pages of the indexes."""
