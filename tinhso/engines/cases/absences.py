"""Absences that concern a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.absent import Absence
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor

SINCE = timedelta(days=60)


@dataclass(frozen=True)
class Away:
    absence: Absence
    state: str  # "now", "ahead", "over"
    may_end: bool


def absences_for(actor: Actor) -> list[Away]:
    """One's own, those one stands in for, those of the offices where one assigns; nothing older than sixty days."""
    now, scopes = clock.now(), access.scopes(actor, "cases.assign")
    offices = Office.objects.filter(Q(here__in=scopes) | Q(below__in=scopes))
    here = {key for office in offices for key in
            (directory.offices_under(office) if office.below_id in scopes else [office.here_id])}  # fmt: skip
    mine = Q(position__subject=actor.position) | Q(deputy__subject=actor.position) | Q(position__office__here__in=here)
    rows = Absence.objects.filter(mine, until__gt=now - SINCE).select_related(
        "position__person__party", "position__office", "deputy__person__party", "deputy__office"
    )  # fmt: skip
    return [
        Away(
            row,
            "over" if row.is_over(now) else "now" if row.is_running(now) else "ahead",
            not row.is_over(now) and (row.position.subject_id == actor.position or row.position.office.here_id in here),
        )
        for row in rows.order_by("-since")
    ]
