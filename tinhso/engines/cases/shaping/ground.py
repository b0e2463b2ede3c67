"""What a process is tried against: the procedure's own facts, which the system that brings it knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from tinhso.base import clock
from tinhso.engines.calendars.api import Limit, Timetable, due, next_working_moment, working_seconds_between
from tinhso.engines.directory.models import Office


@dataclass(frozen=True)
class Ground:
    """``limits``: the legal limit by channel; ``agencies``: those that settle such cases; ``sector`` finds the
    division."""

    limits: Mapping[str, Limit] = field(default_factory=dict)
    agencies: Sequence[Office] = ()
    sector: str = ""


def hours_of(limit: Limit, table: Timetable, *, since: datetime | None = None) -> Decimal:
    """The working hours that a legal limit gives at least: a working day is the calendar's hours."""
    if limit.unit == "hour":
        return limit.amount
    if limit.is_same_day:
        return table.hours_per_day
    if limit.unit == "workday":
        return limit.amount * table.hours_per_day
    begin = since or next_working_moment(table, clock.now())
    evening = table.close_of(table.next_workday(clock.local(begin).date()))
    return Decimal(working_seconds_between(table, evening, due(evening, limit, table))) / 3600
