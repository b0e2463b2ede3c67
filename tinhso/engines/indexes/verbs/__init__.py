"""Whatever changes a score card or the index itself."""
