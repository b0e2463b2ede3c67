"""Licences: results that count for a time, remind before they run out, and are renewed."""
