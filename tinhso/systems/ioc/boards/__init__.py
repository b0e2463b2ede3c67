"""Boards: what they show and how it is read."""
