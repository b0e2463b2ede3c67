"""Boards that officials compose themselves by picking indicators (bảng tự chọn)."""
