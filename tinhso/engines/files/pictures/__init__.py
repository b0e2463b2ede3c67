"""Photographs that people bring: what the camera says of them, and drawing them anew without it."""
