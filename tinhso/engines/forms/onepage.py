"""Fields, or whole pages, as a form of one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tinhso.engines.forms.fields import FormPage

PAGE = "questions"
Rows = Sequence[dict[str, Any]]


def content_of(rows: Rows, title: str = "") -> dict[str, Any]:
    """The content that holds these fields alone."""
    sections = [{"title": "", "fields": list(rows)}] if rows else []
    return {"form": {"pages": [{"code": PAGE, "title": title, "sections": sections}]}}


def joined(pages: Iterable[FormPage]) -> FormPage:
    """All pages as one: what a page is asked under holds for its sections; a first section without a title has the
    page's."""
    sections = []
    for page in pages:
        titles = {key: text for key, text in page.row.items() if key.startswith("title")}
        for section in page.sections:
            row = section.row if section.row.get("title") else section.row | titles
            shown = [rule for rule in (page.show, section.show) if rule is not None]
            sections.append(row | ({"show": {"and": shown}} if shown else {}))
            titles = {}
    return FormPage.of({"code": PAGE, "title": "", "sections": sections})
