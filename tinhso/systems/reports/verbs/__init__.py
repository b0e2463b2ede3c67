"""Everything that is done with regimes and returns."""
