"""Proposing a category from the words."""
