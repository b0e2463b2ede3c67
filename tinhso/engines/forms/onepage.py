"""Rows of fields as a form of one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PAGE = "questions"
Rows = Sequence[dict[str, Any]]


def content_of(rows: Rows, title: str = "") -> dict[str, Any]:
    """The content that holds these fields alone."""
    sections = [{"title": "", "fields": list(rows)}] if rows else []
    return {"form": {"pages": [{"code": PAGE, "title": title, "sections": sections}]}}
