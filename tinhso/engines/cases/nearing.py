"""How much of its time a case has used, and which levels ought to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db.models import F, Max, Prefetch, Q
from django.db.models.functions import Coalesce

from tinhso.base import clock
from tinhso.engines.calendars.api import timetable_for, working_seconds_between
from tinhso.engines.cases.models import Case, Escalation, Stage, Suspension, Threshold

WORKED_ON = (Stage.RECEIVED, Stage.PROCESSING)  # the clock of the others stands still, or has stopped
LAST = 4


def thresholds(kind: str, day: date | None = None) -> dict[int, int]:
    """Level → percent in force on ``day`` (today); empty where a kind of case is not told upwards."""
    on = day or clock.today()
    rows = Threshold.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), kind=kind, valid_from__lte=on)
    return dict(rows.order_by("valid_from").values_list("level", "percent"))


def used(case: Case, now: datetime) -> int:
    """Percent of the working time between receipt and appointment that has passed, without what stood still.

    In an emergency, whose hours run day and night, of the plain time. Raises ValueError for a case without one.
    """
    if case.received_at is None or case.due_at is None:
        raise ValueError("A case has an appointment once it was received.")
    lost = sum(_between(case, row.began_at, row.ended_at or now) for row in case.suspensions.all())
    whole = _between(case, case.received_at, case.due_at) - lost
    return round(100 * (_between(case, case.received_at, now) - lost) / whole) if whole > 0 else 100


def nearing(now: datetime) -> Iterator[tuple[Case, list[int]]]:
    """Every case of which a level that ought to know was not told yet, with those levels."""
    marks: Mapping[str, dict[int, int]] = {
        kind: thresholds(kind) for kind in Threshold.objects.values_list("kind", flat=True).distinct()
    }
    told = Coalesce(Max("escalations__level", filter=Q(escalations__due_at=F("due_at"))), 0)
    rows = Case.objects.filter(kind__in=marks, stage__in=WORKED_ON).exclude(due_at=None).annotate(told=told)
    still = Prefetch("suspensions", Suspension.objects.all())
    open_cases = rows.exclude(told=LAST).select_related("receipt", "office").prefetch_related(still)
    for case in open_cases.iterator(chunk_size=500):
        percent = used(case, now)
        levels = [level for level, mark in sorted(marks[case.kind].items()) if percent >= mark]
        if waiting := [level for level in levels if level > getattr(case, "told", 0)]:
            yield case, waiting


def levels_told(case: Case) -> list[Escalation]:
    """Whom the case was told to, the first first."""
    return list(case.escalations.select_related("told__person__party").order_by("at", "level"))


def _between(case: Case, begin: datetime, end: datetime) -> float:
    if case.receipt.limit.endswith("clock"):
        return (end - begin).total_seconds()
    return working_seconds_between(timetable_for(case.office), begin, end)
