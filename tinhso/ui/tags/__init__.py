"""The components as template tags, grouped by what they draw."""
