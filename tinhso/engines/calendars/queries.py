"""What the calendar's page shows."""

from __future__ import annotations

from datetime import time
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.db.models import QuerySet

from tinhso.engines.access import api as access
from tinhso.engines.calendars.models import Calendar, DayRule, WorkingTime
from tinhso.engines.calendars.sheets import SpecialDay
from tinhso.engines.events.api import Actor


def editable(actor: Actor) -> QuerySet[Calendar]:
    """The calendars that ``actor`` may edit."""
    return access.only(actor, "calendars.edit", Calendar.objects.select_related("office").order_by("name"))


def calendar_to_edit(actor: Actor, key: UUID) -> Calendar:
    """One calendar. Raises Denied, or Calendar.DoesNotExist."""
    calendar = Calendar.objects.select_related("office", "base").get(pk=key)
    access.require(actor, "calendars.edit", calendar)
    return calendar


def days_of(calendar: Calendar, year: int) -> QuerySet[DayRule]:
    return DayRule.objects.filter(calendar=calendar, day__year=year)


def as_rows(days: QuerySet[DayRule]) -> list[SpecialDay]:
    return [SpecialDay(rule.day, rule.kind, rule.name, rule.basis) for rule in days]


def years_of(calendar: Calendar) -> list[int]:
    """The years that have special days, oldest first."""
    return [found.year for found in DayRule.objects.filter(calendar=calendar).dates("day", "year")]


def week_of(calendar: Calendar) -> list[tuple[str, list[WorkingTime]]]:
    """(weekdays, their hours) of the working time now in force; neighbouring days with the same hours are one row."""
    rows = WorkingTime.objects.filter(calendar=calendar, valid_to=None).order_by("weekday", "begins")
    days = [list(windows) for _weekday, windows in groupby(rows, key=attrgetter("weekday"))]
    found = []
    for _alike, group in groupby(enumerate(days), key=lambda one: (one[1][0].weekday - one[0], _hours(one[1]))):
        same = [day for _place, day in group]
        found.append((_span([day[0].weekday_name for day in same]), same[0]))
    return found


def _hours(day: list[WorkingTime]) -> list[tuple[time, time]]:
    return [(window.begins, window.ends) for window in day]


def _span(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
