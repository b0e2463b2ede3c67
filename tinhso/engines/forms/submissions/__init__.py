"""Answers that were handed in."""
