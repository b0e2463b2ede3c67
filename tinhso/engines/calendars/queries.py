"""What the calendar's page shows."""

from __future__ import annotations

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


def week_of(calendar: Calendar) -> QuerySet[WorkingTime]:
    """The weekly working time now in force."""
    return WorkingTime.objects.filter(calendar=calendar, valid_to=None).order_by("weekday", "begins")
