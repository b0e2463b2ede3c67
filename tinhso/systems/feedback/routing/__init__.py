"""Who handles what."""
