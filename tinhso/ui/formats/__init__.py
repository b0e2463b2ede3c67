"""Dates and numbers by language; Django reads these modules by name."""
