"""Trying a process out: an example over the real calendar, and the newest cases that really were settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tinhso.base.text import fold
from tinhso.engines.access.models import Grant
from tinhso.engines.calendars.api import Limit, due, timetable_for, working_seconds_between
from tinhso.engines.cases.dating import appointment
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.cases.shaping.stride import Stride
from tinhso.engines.cases.units import agency_with, right_for, unit_of
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position

REAL = 20  # cases that a draft is tried against


@dataclass(frozen=True)
class Walked:
    """One step of an example: where, whoever could do it, from when, until when at the latest."""

    stride: Stride
    office: Office
    who: list[Position]
    begins: datetime
    due: datetime
    asked: list[Office]
    answer_by: datetime | None


@dataclass(frozen=True)
class Walk:
    """Every step takes all its hours; ``spare`` are working seconds left before the appointment, negative if late."""

    rows: list[Walked]
    appointment: datetime | None
    spare: int | None

    @property
    def end(self) -> datetime | None:
        return self.rows[-1].due if self.rows else None

    @property
    def is_late(self) -> bool:
        return self.spare is not None and self.spare < 0


@dataclass(frozen=True)
class Replayed:
    """A settled case beside what the draft would have promised."""

    case: Case
    planned: datetime | None
    spare: int
    late_steps: list[str]  # which would have overrun their hours, by the time that was really taken
    took: int  # working seconds from receipt to the decision, pauses left out


def walk(
    strides: Sequence[Stride], office: Office, *, start: datetime, channel: str, sector: str = "", limit: Limit | None
) -> Walk:
    """What becomes of a case that ``office`` receives at ``start``."""
    table, now, rows = timetable_for(office), start, []
    for stride in strides:
        unit = unit_of(office, stride.unit, stride.sector or sector)
        until = due(now, Limit(stride.hours_for(channel), "hour"), table)
        asked = [found for code in stride.asks if (found := agency_with(code)) is not None]
        answer_by = due(now, Limit(stride.answer_hours or stride.hours_for(channel), "hour"), table) if asked else None
        rows.append(Walked(stride, unit, who_can(stride, unit), now, until, asked, answer_by))
        now = until
    given = due(start, limit, table) if limit is not None else None
    spare = working_seconds_between(table, now, given) if given is not None else None
    if spare == 0 and given is not None and now > given:
        spare = -1
    return Walk(rows, given, spare)


def who_can(stride: Stride, office: Office) -> list[Position]:
    """Those in the unit who hold the right that the step needs."""
    need = right_for(stride.kind, stride.unit)
    holders = set(
        Grant.objects.filter(permission=need, scope=office.here_id, valid_to=None).values_list("holder", flat=True)
    )
    return [post for post in directory.positions_in(office) if post.person_id and post.subject_id in holders]


def replay(strides: Sequence[Stride], topic: str, *, n: int = REAL) -> list[Replayed]:
    """The newest ``n`` settled cases of a topic, each tried with this process; the newest first."""
    settled = Case.objects.filter(topic=topic, ended_at__isnull=False, received_at__isnull=False, stage__gte=9)
    rows = settled.select_related("office", "receipt").prefetch_related("suspensions", "tasks")
    return [_replayed(strides, case) for case in rows.order_by("-pk")[:n]]


def _replayed(strides: Sequence[Stride], case: Case) -> Replayed:
    table = timetable_for(case.office)
    assert case.received_at is not None and case.ended_at is not None
    total = sum((stride.hours_for(case.channel) for stride in strides), Decimal(0))
    planned = due(case.received_at, Limit(total, "hour"), table) if total else None
    promised = appointment(case) or case.due_at
    spare = working_seconds_between(table, planned, promised) if planned and promised else 0
    pauses = [(row.began_at, row.ended_at) for row in case.suspensions.all() if row.ended_at is not None]
    lost = sum(working_seconds_between(table, begin, end) for begin, end in pauses)
    took = working_seconds_between(table, case.received_at, case.ended_at) - lost
    return Replayed(case, planned, spare, _late_steps(strides, case), max(0, took))


def _late_steps(strides: Sequence[Stride], case: Case) -> list[str]:
    table = timetable_for(case.office)
    taken: dict[str, int] = {}
    for task in case.tasks.all():
        if task.kind in (Task.Kind.STEP, Task.Kind.REVIEW, Task.Kind.SIGN) and task.done_at is not None:
            seconds = working_seconds_between(table, task.begun_at, task.done_at)
            for key in (fold(task.name), task.kind):
                taken[key] = taken.get(key, 0) + seconds
    kinds = [stride.kind for stride in strides]
    late = []
    for stride in strides:
        alone = stride.kind if kinds.count(stride.kind) == 1 else ""
        seconds = taken.get(fold(stride.name), taken.get(alone, 0))
        if seconds > stride.hours_for(case.channel) * 3600:
            late.append(stride.name)
    return late
