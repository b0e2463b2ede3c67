"""Filling in a form page by page."""
