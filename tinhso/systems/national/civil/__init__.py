"""Dossiers that are settled in the civil-status system and mirrored here."""
