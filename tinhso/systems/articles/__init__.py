"""What five articles published of digital provinces, each figure beside our own (Số liệu các bài báo)."""
