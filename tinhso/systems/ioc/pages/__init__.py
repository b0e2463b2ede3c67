"""Pages of the operations centre."""
