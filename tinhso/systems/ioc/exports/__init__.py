"""A board on paper, in a spreadsheet, on slides: the same figures as on the screen (kết xuất bảng số liệu)."""
