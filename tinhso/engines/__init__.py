"""What systems share, stacked in one order; each engine is entered through its ``api`` and its ``models``."""
