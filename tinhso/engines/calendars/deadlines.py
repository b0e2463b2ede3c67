"""Deadlines: when something is due, what a pause does to it, and how much time is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tinhso.engines.calendars.arithmetic import (
    add_days,
    add_months,
    add_work_hours,
    add_work_seconds,
    add_workdays,
    same_day,
    working_seconds_between,
)
from tinhso.engines.calendars.limits import Limit
from tinhso.engines.calendars.timetable import Timetable


def due(start: datetime, limit: Limit, timetable: Timetable) -> datetime:
    """When ``limit`` runs out for what began at ``start``. A part of a working day is counted in hours."""
    if limit.is_same_day:
        return same_day(timetable, start, limit.same_day_cutoff)
    if limit.unit == "clock":
        return start.replace(microsecond=0) + timedelta(hours=float(limit.amount))
    if limit.unit == "hour":
        return add_work_hours(timetable, start, limit.amount)
    if limit.unit == "day":
        return add_days(timetable, start, int(limit.amount))
    if limit.unit == "month":
        return add_months(timetable, start, int(limit.amount))
    if limit.amount != int(limit.amount):
        return add_work_hours(timetable, start, limit.amount * timetable.hours_per_day)
    return add_workdays(timetable, start, int(limit.amount))


def resume(due_at: datetime, paused_at: datetime, resumed_at: datetime, timetable: Timetable) -> datetime:
    """The new due moment after a pause: later by the working time that was lost, so what was left is left."""
    lost = working_seconds_between(timetable, paused_at, resumed_at)
    return add_work_seconds(timetable, due_at, lost) if lost > 0 else due_at


def remaining(due_at: datetime, now: datetime, timetable: Timetable) -> int:
    """Working seconds until ``due_at``; negative once it has passed."""
    return working_seconds_between(timetable, now, due_at)


@dataclass(frozen=True)
class Span:
    """A stretch of working time as a badge says it: whole working days, hours and minutes."""

    days: int
    hours: int
    minutes: int
    is_late: bool


def span(seconds: int, timetable: Timetable) -> Span:
    """``seconds`` of working time in words' units; a day has the timetable's hours."""
    minutes = abs(seconds) // 60
    days, rest = divmod(minutes, int(timetable.hours_per_day * 60))
    return Span(days, rest // 60, rest % 60, is_late=seconds < 0)
