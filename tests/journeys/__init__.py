"""Walks through the province in a real browser."""
