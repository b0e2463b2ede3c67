"""From rows to a ``Timetable``, kept per process until the calendar's epoch changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache
from uuid import UUID

from django.db import connection

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.calendars.models import Calendar, DayRule, WorkingTime
from tinhso.engines.calendars.sheets import national_days
from tinhso.engines.calendars.timetable import Timetable, Window
from tinhso.engines.directory.models import Office

FIRST = date(2015, 1, 1)
YEARS_AHEAD = 10
ORDINARY_WEEK = ((time(7, 0), time(11, 0)), (time(13, 0), time(17, 0)))

# The calendar of the office itself, else of the nearest office above it, else the province's.
NEAREST = """
WITH RECURSIVE up AS (
    SELECT id, parent_id, 0 AS steps FROM directory_office WHERE id = %(office)s
    UNION ALL
    SELECT o.id, o.parent_id, up.steps + 1 FROM directory_office o JOIN up ON o.id = up.parent_id
)
SELECT c.id, c.epoch, b.epoch
FROM calendars_calendar c
LEFT JOIN up ON up.id = c.office_id
LEFT JOIN calendars_calendar b ON b.id = c.base_id
WHERE (up.id IS NOT NULL OR c.office_id IS NULL)
  AND c.valid_from <= %(day)s AND (c.valid_to IS NULL OR c.valid_to > %(day)s)
ORDER BY up.steps NULLS LAST, c.valid_from DESC
LIMIT 1
"""


def timetable_for(office: Office | UUID | None = None, day: date | None = None) -> Timetable:
    """The working time of ``office`` by the calendar in force on ``day`` (today); remembered until one changes.

    Without any calendar in the database: Monday to Friday, 7:00–11:00 and 13:00–17:00, with the national days off.
    """
    key = office.pk if isinstance(office, Office) else office
    row = _nearest(key, day or clock.today())
    return ordinary(_last_day()) if row is None else _load(*row, _last_day())


@access.kept
def _nearest(office: UUID | None, day: date) -> tuple[UUID, UUID, UUID | None] | None:
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, {"office": office, "day": day})
        row: tuple[UUID, UUID, UUID | None] | None = cursor.fetchone()
    return row


@cache
def ordinary(last: date) -> Timetable:
    """The week and the days off that hold where nobody has decided otherwise."""
    week = [(n, begins, ends, FIRST, None) for n in range(5) for begins, ends in ORDINARY_WEEK]
    return build(week, {row.day: row.kind for row in national_days()}, Decimal(8), FIRST, last)


def build(
    week: Iterable[tuple[int, time, time, date, date | None]],
    special: Mapping[date, str],
    hours_per_day: Decimal,
    first: date,
    last: date,
) -> Timetable:
    """A timetable from dated windows (weekday, from, to, valid from, valid to) and special days.

    A day worked in exchange has Monday's hours.
    """
    rows = [(n, (_seconds(begins), _seconds(ends)), since, until) for n, begins, ends, since, until in week]

    def windows(day: date) -> tuple[Window, ...]:
        kind = special.get(day)
        if kind == DayRule.Kind.OFF:
            return ()
        weekday = 0 if kind == DayRule.Kind.WORKING else day.weekday()
        return tuple(sorted(w for n, w, a, b in rows if n == weekday and a <= day and (b is None or day < b)))

    return Timetable.between(first, last, windows, hours_per_day)


@lru_cache(maxsize=256)
def _load(key: UUID, epoch: UUID, base_epoch: UUID | None, last: date) -> Timetable:
    calendar = Calendar.objects.get(pk=key)
    week = WorkingTime.objects.filter(calendar=calendar).values_list(
        "weekday", "begins", "ends", "valid_from", "valid_to"
    )
    special: dict[date, str] = {}
    for source in filter(None, (calendar.base_id, calendar.pk)):
        special.update(DayRule.objects.filter(calendar_id=source).values_list("day", "kind"))
    return build(week, special, calendar.hours_per_day, FIRST, last)


def _last_day() -> date:
    return date(clock.today().year + YEARS_AHEAD, 12, 31)


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second
