"""How much of its time a case has used, and which levels ought to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tinhso.base import clock
from tinhso.engines.calendars.api import timetable_for, working_seconds_between
from tinhso.engines.cases.models import Case, Escalation, Stage, Suspension, Task, Threshold
from tinhso.engines.directory.models import Office

WORKED_ON = (Stage.RECEIVED, Stage.PROCESSING)  # the clock of the others stands still, or has stopped
LAST = 4


@dataclass(frozen=True)
class Span:
    """The time that runs for a case: of the agency that settles it, or first of the desk that has to look it through.

    ``at_desk`` is the desk's open task in the second case; ``plain`` time runs day and night.
    """

    begun_at: datetime
    due_at: datetime
    office: Office
    plain: bool
    at_desk: Task | None = None


def span_of(case: Case) -> Span | None:
    """None for a case whose clock stands still, or that has none."""
    if case.stage in WORKED_ON and case.received_at is not None and case.due_at is not None:
        return Span(case.received_at, case.due_at, case.office, case.receipt.limit.endswith("clock"))
    if case.stage != Stage.SUBMITTED:
        return None
    task = case.tasks.filter(kind=Task.Kind.RECEPTION, done_at=None).exclude(due_at=None).first()
    if task is None or task.due_at is None:
        return None
    return Span(task.begun_at, task.due_at, case.received_by, task.limit.endswith("clock"), task)


def thresholds(kind: str, day: date | None = None) -> dict[int, int]:
    """Level → percent in force on ``day`` (today); empty where a kind of case is not told upwards."""
    on = day or clock.today()
    rows = Threshold.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), kind=kind, valid_from__lte=on)
    return dict(rows.order_by("valid_from").values_list("level", "percent"))


def used(case: Case, now: datetime, span: Span | None = None) -> int:
    """Percent of the working time of its span that has passed, without what stood still.

    In an emergency, whose hours run day and night, of the plain time. Raises ValueError for a case without a span.
    """
    span = span or span_of(case)
    if span is None:
        raise ValueError("No clock runs for this case.")
    pauses = [] if span.at_desk else case.suspensions.all()
    lost = sum(_between(span, row.began_at, row.ended_at or now) for row in pauses)
    whole = _between(span, span.begun_at, span.due_at) - lost
    return round(100 * (_between(span, span.begun_at, now) - lost) / whole) if whole > 0 else 100


def nearing(now: datetime) -> Iterator[tuple[Case, list[int]]]:
    """Every case of which a level that ought to know was not told yet, with those levels."""
    marks: Mapping[str, dict[int, int]] = {
        kind: thresholds(kind) for kind in Threshold.objects.values_list("kind", flat=True).distinct()
    }
    waiting = Task.objects.filter(case=OuterRef("pk"), kind=Task.Kind.RECEPTION, done_at=None)
    at_desk = Case.objects.filter(kind__in=marks, stage=Stage.SUBMITTED)
    at_desk = at_desk.annotate(runs_to=Subquery(waiting.values("due_at")[:1])).exclude(runs_to=None)
    at_work = Case.objects.filter(kind__in=marks, stage__in=WORKED_ON).exclude(due_at=None)
    for rows in (at_work.annotate(runs_to=F("due_at")), at_desk):
        for case in _untold(rows).iterator(chunk_size=500):
            percent = used(case, now)
            levels = [level for level, mark in sorted(marks[case.kind].items()) if percent >= mark]
            if left := [level for level in levels if level > getattr(case, "told", 0)]:
                yield case, left


def _untold(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Those of which not every level knows."""
    told = Coalesce(Max("escalations__level", filter=Q(escalations__due_at=F("runs_to"))), 0)
    still = Prefetch("suspensions", Suspension.objects.all())
    found = rows.annotate(told=told).exclude(told=LAST)
    return found.select_related("receipt", "office", "received_by").prefetch_related(still)


def levels_told(case: Case) -> list[Escalation]:
    """Whom the case was told to, the first first."""
    return list(case.escalations.select_related("told__person__party").order_by("at", "level"))


def _between(span: Span, begin: datetime, end: datetime) -> float:
    if span.plain:
        return (end - begin).total_seconds()
    return working_seconds_between(timetable_for(span.office), begin, end)
