"""What will go, before it goes: codes and dates, no word of what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tinhso.engines.access import api as access
from tinhso.systems.feedback.models import Report, Tombstone
from tinhso.systems.feedback.privacy.due import Rule, What, due, rules

MOST = 200


@dataclass(frozen=True)
class Going:
    """One report that will go ``on`` then."""

    code: str
    category: str
    office: str
    on: datetime


@dataclass(frozen=True)
class Preview:
    """``anonymise`` and ``delete`` are the first of ``to_anonymise`` and ``to_delete`` in all."""

    rules: list[Rule]
    anonymise: list[Going]
    delete: list[Going]
    to_anonymise: int
    to_delete: int
    deleted: int


def preview(by: datetime) -> Preview:
    """What the rules take until then. Read across all walls: the keeper of the rules sees codes, not contents."""
    with access.without_walls("whoever keeps the rules of retention sees what they will take"):
        return Preview(
            rules=rules(by),
            anonymise=_going("anonymise", by),
            delete=_going("delete", by),
            to_anonymise=due("anonymise", by=by).count(),
            to_delete=due("delete", by=by).count(),
            deleted=Tombstone.objects.count(),
        )


def _going(what: What, by: datetime) -> list[Going]:
    when: dict[UUID, datetime] = dict(due(what, by=by).values_list("pk", "due_on"))  # type: ignore[misc]
    first = sorted(when, key=lambda key: when[key])[:MOST]
    rows = Report.objects.select_related("case__office", "category").in_bulk(first)
    return [
        Going(rows[key].case.code, rows[key].category.name, rows[key].case.office.name, when[key])
        for key in first
        if key in rows
    ]
