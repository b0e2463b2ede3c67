"""Answers that are still being typed."""
