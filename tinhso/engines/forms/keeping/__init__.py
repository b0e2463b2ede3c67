"""Keeping the catalogue: drafting, checking by another person, translating, the archive."""
