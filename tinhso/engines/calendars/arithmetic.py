"""Counting working time; pure functions over a ``Timetable``.

Civil Code 2015, articles 147 and 148: the first day of a period of days is not counted, and a period that ends on a
day off ends at the close of the next working day. Seconds are the smallest unit; parts of a second are dropped.
"""

from __future__ import annotations

import calendar as months
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from tinhso.base.clock import local
from tinhso.engines.calendars.timetable import Timetable, moment_of


def next_working_moment(timetable: Timetable, moment: datetime) -> datetime:
    """``moment`` itself in working time, otherwise the beginning of the next working window."""
    here = local(moment)
    day, second = here.date(), here.hour * 3600 + here.minute * 60 + here.second
    while True:
        for begins, ends in timetable.windows(day):
            if second < ends:
                return here if second >= begins else moment_of(day, begins)
        day, second = timetable.next_workday(day, counting=False), 0


def working_seconds_between(timetable: Timetable, start: datetime, end: datetime) -> int:
    """The working seconds from ``start`` to ``end``; negative where ``end`` comes first."""
    return timetable.worked(end) - timetable.worked(start)


def add_work_seconds(timetable: Timetable, start: datetime, seconds: int) -> datetime:
    """The moment at which ``seconds`` have been worked since ``start``; at once is the next working moment."""
    if seconds <= 0:
        return next_working_moment(timetable, start)
    return timetable.moment(timetable.worked(start) + seconds)


def add_work_hours(timetable: Timetable, start: datetime, hours: Decimal | int) -> datetime:
    """``hours`` of working time after ``start``; a whole last window ends at its close."""
    return add_work_seconds(timetable, start, round(hours * 3600))


def add_workdays(timetable: Timetable, start: datetime, days: int) -> datetime:
    """The close of the working day that is the ``days``-th after the day of ``start``."""
    day = local(start).date()
    for _ in range(days):
        day = timetable.next_workday(day, counting=False)
    return timetable.close_of(timetable.next_workday(day))


def add_days(timetable: Timetable, start: datetime, days: int) -> datetime:
    """The close of the ``days``-th calendar day after the day of ``start``, or of the next working day."""
    return timetable.close_of(timetable.next_workday(local(start).date() + timedelta(days=days)))


def add_months(timetable: Timetable, start: datetime, number: int) -> datetime:
    """The same day ``number`` months later, or that month's last day; then as for days."""
    day = local(start).date()
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    last = months.monthrange(year, month + 1)[1]
    return timetable.close_of(timetable.next_workday(date(year, month + 1, min(day.day, last))))


def same_day(timetable: Timetable, start: datetime, cutoff: time | None) -> datetime:
    """The close of the day of receipt; of the next working day if that is off, over, or later than ``cutoff``."""
    here = local(start)
    day = timetable.next_workday(here.date())
    if day == here.date() and (here > timetable.close_of(day) or (cutoff is not None and here.time() > cutoff)):
        day = timetable.next_workday(day, counting=False)
    return timetable.close_of(day)
