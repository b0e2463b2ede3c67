"""Whose delay it was: by how much each step overran its hours, and how long others were waited for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tinhso.base import clock
from tinhso.engines.calendars.api import Timetable, timetable_for, working_seconds_between
from tinhso.engines.cases.assignable import Task
from tinhso.engines.cases.case import Case
from tinhso.engines.cases.suspendable import Suspension
from tinhso.engines.directory.models import Office

Whose = Literal["", "agency", "outside"]


@dataclass(frozen=True)
class Delays:
    """Working seconds. ``by_office``: what the steps of each office overran, the most first; ``outside``: what asked
    agencies answered late; ``applicant``: how long the clock stood still for the applicant."""

    by_office: list[tuple[Office, int]] = field(default_factory=list)
    outside: list[tuple[Office, int]] = field(default_factory=list)
    applicant: int = 0

    @property
    def is_any(self) -> bool:
        return bool(self.by_office or self.outside or self.applicant)


def overrun(task: Task, table: Timetable, now: datetime | None = None) -> int:
    """The working seconds by which a task was done after it was due; so far, for one that is open."""
    end = task.done_at or now or clock.now()
    if task.due_at is None or end <= task.due_at:
        return 0
    return max(0, working_seconds_between(table, task.due_at, end))


def delays_of(case: Case, tasks: Sequence[Task]) -> Delays:
    """How the delay of a case is split; ``tasks`` are all of its, with their offices."""
    table, now = timetable_for(case.office), clock.now()
    own, outside = defaultdict(int), defaultdict(int)  # type: ignore[var-annotated]
    for task in tasks:
        if late := overrun(task, table, now):
            if task.kind != Task.Kind.OPINION:
                own[task.office] += late
            elif task.outcome == "answered" or task.done_at is None:
                outside[task.office] += late
    pauses = case.suspensions.all() if case.received_at is not None else ()  # before receipt no clock runs
    still = sum(_stood(pause, table, now) for pause in pauses)
    return Delays(_most_first(own.items()), _most_first(outside.items()), still)


def whose_delay(case: Case) -> Whose:
    """To whom a late end is put down: the agency, or those it had asked; nobody where it was in time."""
    if case.on_time is not False:
        return ""
    found = delays_of(case, list(case.tasks.select_related("office")))
    own, outside = (sum(late for _office, late in rows) for rows in (found.by_office, found.outside))
    return "outside" if outside > own else "agency"


def _stood(pause: Suspension, table: Timetable, now: datetime) -> int:
    return max(0, working_seconds_between(table, pause.began_at, pause.ended_at or now))


def _most_first(rows: Iterable[tuple[Office, int]]) -> list[tuple[Office, int]]:
    return sorted(rows, key=lambda row: -row[1])
