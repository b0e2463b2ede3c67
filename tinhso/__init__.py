"""Tỉnh Số: one province on one installation."""
