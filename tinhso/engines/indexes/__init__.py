"""Indexes: trees of criteria by which offices are scored (bộ chỉ số đánh giá)."""
