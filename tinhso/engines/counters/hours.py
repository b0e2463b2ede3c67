"""When a hall is open, and which times of its counters can be booked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tinhso.base import clock
from tinhso.engines.calendars.api import Timetable, next_working_moment, timetable_for
from tinhso.engines.counters.models import Rule
from tinhso.engines.directory.models import Office

AHEAD = 14  # days in which appointments can be made
NOTICE = timedelta(hours=1)  # an appointment is at least so far away


def gives_tickets(office: Office, rule: Rule, at: datetime | None = None) -> bool:
    """Whether numbers are drawn now: in working time, and a while before it."""
    return rule.any_hour or opens_at(office, at) - (at or clock.now()) <= timedelta(minutes=rule.opens_before)


def opens_at(office: Office, at: datetime | None = None) -> datetime:
    """The next working moment; now, in working time."""
    return next_working_moment(timetable_for(office), at or clock.now())


def spans(table: Timetable, day: date, length: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """The whole spans of ``length`` in the working windows of ``day``."""
    midnight = clock.at(day.year, day.month, day.day)
    for begins, ends in table.windows(day):
        start, close = midnight + timedelta(seconds=begins), midnight + timedelta(seconds=ends)
        while start + length <= close:
            yield start, start + length
            start += length


def bookable_days(office: Office) -> list[date]:
    """The working days on which an appointment can be made now."""
    table, today = timetable_for(office), clock.today()
    days = (today + timedelta(days=n) for n in range(AHEAD + 1))
    return [day for day in days if table.is_workday(day)]


def is_span(office: Office, begins: datetime, length: timedelta) -> bool:
    """Whether the calendar of today has this very span, and it is neither past nor too far ahead."""
    here = clock.local(begins)
    if not (clock.now() + NOTICE <= begins and here.date() in bookable_days(office)):
        return False
    return any(start == begins for start, _end in spans(timetable_for(office), here.date(), length))
