"""Prepared texts with their placeholders filled in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from tinhso.base import clock
from tinhso.systems.feedback.models import PreparedText, Report


@dataclass(frozen=True)
class Filled:
    """A prepared text as it would go out for one report."""

    key: int
    title: str
    text: str


def prepared(report: Report, use: str) -> list[Filled]:
    """The open texts for this use, those of the category first."""
    own = Q(category=None) | Q(category__in=[report.category_id, report.category.parent_id])
    rows = PreparedText.objects.filter(own, use=use, is_open=True).order_by("category__order", "title")
    case = report.case
    facts: defaultdict[str, str] = defaultdict(
        lambda: "…",
        code=case.code,
        category=str(report.category),
        place=report.place or (str(case.area) if case.area else ""),
        office=case.office.name,
        due=f"{clock.local(case.due_at):%d/%m/%Y}" if case.due_at else "…",
    )
    return [Filled(row.pk, row.title, row.text.format_map(facts)) for row in rows]
