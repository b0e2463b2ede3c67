"""Dossiers that citizens filed at the national portal."""
