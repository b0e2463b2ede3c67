"""Handling reports, as officials do."""
