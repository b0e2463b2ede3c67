"""The pages of 1022."""
