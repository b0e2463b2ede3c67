"""Changing a calendar: every change gives it a new epoch and tells those who count by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.ids import uuid7
from tinhso.engines.access import api as access
from tinhso.engines.calendars.loading import FIRST, ORDINARY_WEEK
from tinhso.engines.calendars.models import Calendar, DayRule, WorkingTime
from tinhso.engines.calendars.sheets import Difference, SpecialDay, difference, national_days
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor, record

Week = Sequence[tuple[int, time, time]]  # weekday (0 Monday), from, to
FIVE_DAYS: Week = tuple((n, begins, ends) for n in range(5) for begins, ends in ORDINARY_WEEK)


@transaction.atomic
def make_calendar(
    name: str,
    *,
    by: Actor,
    keepers: Iterable[int] = (),
    office: Office | None = None,
    base: Calendar | None = None,
    week: Week = FIVE_DAYS,
    hours_per_day: Decimal = Decimal(8),
    valid_from: date = FIRST,
) -> Calendar:
    """A calendar for ``office`` (or the province) that the subjects ``keepers`` may be given the right to edit.

    It closes the office's calendar in force. Raises AlreadyDone where that one begins on the same day.
    """
    before = Calendar.objects.select_for_update().filter(office=office, valid_to=None).first()
    if before is not None:
        if before.valid_from >= valid_from:
            raise AlreadyDone(_("There is already a working calendar from this day on."))
        Calendar.objects.filter(pk=before.pk).update(valid_to=valid_from)
    calendar = Calendar.objects.create(
        name=name, office=office, base=base, hours_per_day=hours_per_day, valid_from=valid_from
    )
    access.set_up_changed()
    _write_week(calendar, week, valid_from)
    access.involve(calendar, keepers)
    record("calendars.changed", on=calendar, by=by, first=valid_from.isoformat())
    return calendar


@transaction.atomic
def set_week(calendar_id: UUID, *, by: Actor, week: Week, valid_from: date) -> Calendar:
    """The weekly working time from ``valid_from`` on; the one before ends the day before."""
    calendar, by = _locked(calendar_id, by)
    WorkingTime.objects.filter(calendar=calendar, valid_from__gte=valid_from).delete()
    WorkingTime.objects.filter(calendar=calendar, valid_to=None).update(valid_to=valid_from)
    _write_week(calendar, week, valid_from)
    _changed(calendar, by, since=valid_from)
    return calendar


@transaction.atomic
def set_day(calendar_id: UUID, *, by: Actor, day: SpecialDay) -> DayRule:
    """Make one day off or worked in exchange."""
    calendar, by = _locked(calendar_id, by)
    rule, _made = DayRule.objects.update_or_create(
        calendar=calendar, day=day.day, defaults={"kind": day.kind, "name": day.name, "basis": day.basis}
    )
    _changed(calendar, by, day.day)
    return rule


@transaction.atomic
def clear_day(calendar_id: UUID, *, by: Actor, day: date) -> None:
    """Let one day be as its weekday says again. Raises AlreadyDone if it is."""
    calendar, by = _locked(calendar_id, by)
    gone, _by_model = DayRule.objects.filter(calendar=calendar, day=day).delete()
    if not gone:
        raise AlreadyDone(_("This day is no longer in the calendar."))
    _changed(calendar, by, day)


@transaction.atomic
def import_year(calendar_id: UUID, *, by: Actor, year: int, days: Sequence[SpecialDay]) -> Difference:
    """Make ``days`` the special days of ``year``; returns what that changed, nothing if they were the same."""
    calendar, by = _locked(calendar_id, by)
    rules = {rule.day: rule for rule in DayRule.objects.filter(calendar=calendar, day__year=year)}
    change = difference((SpecialDay(r.day, r.kind, r.name, r.basis) for r in rules.values()), days)
    DayRule.objects.filter(calendar=calendar, day__in=[row.day for row in (*change.removed, *change.changed)]).delete()
    _write_days(calendar, (*change.added, *change.changed))
    if change:
        _changed(calendar, by, *(row.day for row in (*change.added, *change.changed, *change.removed)))
    return change


@transaction.atomic
def load_calendars(*, keepers: Iterable[int] = (), by: Actor = PLATFORM) -> Calendar:
    """The province's calendar with the delivered years; a second call adds only years that are not there."""
    calendar = Calendar.objects.filter(office=None, valid_to=None).first()
    if calendar is None:
        calendar = make_calendar("Lịch làm việc của tỉnh", by=by, keepers=keepers)
    elif subjects := frozenset(keepers):
        access.involve(calendar, subjects)
    known = {day.year for day in DayRule.objects.filter(calendar=calendar).values_list("day", flat=True)}
    new = [row for row in national_days() if row.day.year not in known]
    if new:
        _write_days(calendar, new)
        _changed(calendar, by, *(row.day for row in new))
    return calendar


def _locked(calendar_id: UUID, by: Actor) -> tuple[Calendar, Actor]:
    calendar = Calendar.objects.select_for_update().get(pk=calendar_id)
    return calendar, access.require(by, "calendars.edit", calendar)


def _changed(calendar: Calendar, by: Actor, *days: date, since: date | None = None) -> None:
    """Those who count open deadlines listen, and date anew what is counted over ``days``, or over any day ``since``."""
    calendar.epoch = uuid7()
    calendar.save(update_fields=["epoch"])
    access.set_up_changed()
    first, last = (since, None) if since else (min(days), max(days))
    until = last.isoformat() if last else None
    record("calendars.changed", on=calendar, by=by, first=first.isoformat(), last=until)


def _write_week(calendar: Calendar, week: Week, valid_from: date) -> None:
    ordered = sorted(week)
    for (day, begins, ends), (next_day, next_begins, _ends) in zip(ordered, ordered[1:], strict=False):
        if ends <= begins or (day == next_day and next_begins < ends):
            raise Refused(_("Working times of one day must follow one another."), field="week")
    WorkingTime.objects.bulk_create(
        WorkingTime(calendar=calendar, weekday=day, begins=begins, ends=ends, valid_from=valid_from)
        for day, begins, ends in ordered
    )


def _write_days(calendar: Calendar, days: Iterable[SpecialDay]) -> None:
    DayRule.objects.bulk_create(
        DayRule(calendar=calendar, day=row.day, kind=row.kind, name=row.name, basis=row.basis) for row in days
    )
