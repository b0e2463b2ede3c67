"""Calendars in the database: which one holds where, what a change does, and who may make it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from tinhso.base.clock import at
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.calendars.api import (
    Limit,
    SpecialDay,
    clear_day,
    due,
    import_year,
    load_calendars,
    make_calendar,
    set_day,
    set_week,
    timetable_for,
)
from tinhso.engines.calendars.models import Calendar, DayRule
from tinhso.engines.calendars.sheets import national_days, read_sheet
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db
ONE_DAY = Limit(Decimal(1), "workday")
STORM = SpecialDay(date(2026, 11, 23), "off", "Nghỉ tránh bão", "Công điện 01")
FRIDAY = at(2026, 11, 20, 9)


def test_an_empty_database_counts_by_the_national_calendar() -> None:
    assert due(FRIDAY, ONE_DAY, timetable_for(None, date(2026, 11, 20))) == at(2026, 11, 23, 17)


def test_loading_twice_adds_nothing_and_keeps_what_officials_changed() -> None:
    calendar = load_calendars()
    set_day(calendar.pk, by=PLATFORM, day=STORM)
    assert load_calendars() == calendar
    assert DayRule.objects.filter(calendar=calendar).count() == len(national_days()) + 1


@pytest.mark.goal("cases-12")
def test_a_new_day_off_moves_what_is_counted_and_says_so() -> None:
    calendar = load_calendars()
    assert due(FRIDAY, ONE_DAY, timetable_for()) == at(2026, 11, 23, 17)
    set_day(calendar.pk, by=PLATFORM, day=STORM)
    assert due(FRIDAY, ONE_DAY, timetable_for()) == at(2026, 11, 25, 17)
    event = Event.objects.filter(kind="calendars.changed", subject=calendar.pk).latest("recorded_at")
    assert event.facts == {"first": "2026-11-23", "last": "2026-11-23"}
    clear_day(calendar.pk, by=PLATFORM, day=STORM.day)
    assert due(FRIDAY, ONE_DAY, timetable_for()) == at(2026, 11, 23, 17)
    with pytest.raises(AlreadyDone):
        clear_day(calendar.pk, by=PLATFORM, day=STORM.day)


def test_a_known_timetable_costs_one_query(django_assert_num_queries: Any) -> None:
    load_calendars()
    first = timetable_for()
    with django_assert_num_queries(1):
        assert timetable_for() is first


def test_the_week_is_dated() -> None:
    calendar = load_calendars()
    mornings = [(n, time(7, 30), time(11, 30)) for n in range(6)]
    set_week(calendar.pk, by=PLATFORM, week=mornings, valid_from=date(2026, 12, 1))
    timetable = timetable_for()
    assert timetable.windows(date(2026, 11, 30)) == ((25200, 39600), (46800, 61200))
    assert timetable.windows(date(2026, 12, 1)) == ((27000, 41400),)
    assert timetable.is_workday(date(2026, 12, 5))
    assert not timetable.is_workday(date(2026, 11, 28))


def test_working_times_that_overlap_are_refused() -> None:
    with pytest.raises(Refused):
        make_calendar("x", by=PLATFORM, week=[(0, time(7), time(12)), (0, time(11), time(17))])
    assert not Calendar.objects.exists()


def test_a_second_calendar_from_the_same_day_is_refused() -> None:
    load_calendars()
    with pytest.raises(AlreadyDone):
        make_calendar("x", by=PLATFORM)


def test_importing_a_year_tells_the_difference_and_a_second_time_nothing() -> None:
    calendar = load_calendars()
    days = [row for row in national_days() if row.day.year == 2026]
    renamed = SpecialDay(days[0].day, "off", "Năm mới", days[0].basis)
    change = import_year(calendar.pk, by=PLATFORM, year=2026, days=[renamed, *days[2:], STORM])
    assert (change.added, change.changed, change.removed) == ((STORM,), (renamed,), (days[1],))
    before = Event.objects.count()
    assert not import_year(calendar.pk, by=PLATFORM, year=2026, days=[renamed, *days[2:], STORM])
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("sheet", "line"),
    [
        ("a,b\n", "day,kind,name,basis"),
        ("day,kind,name,basis\n24/11/2026,off,x,\n", "2"),
        ("day,kind,name,basis\n2026-11-24,holiday,x,\n", "2"),
        ("day,kind,name,basis\n2026-11-24,off,x,\n2026-11-24,off,y,\n", "3"),
        ("day,kind,name,basis\n2025-11-24,off,x,\n", "2026"),
        ("day,kind,name,basis\n2026-11-24,off,,\n", "2"),
    ],
)
def test_a_wrong_sheet_is_refused_with_its_line(sheet: str, line: str) -> None:
    with pytest.raises(Refused, match=line):
        read_sheet(sheet, year=2026)


def test_a_stranger_changes_nothing() -> None:
    calendar = load_calendars()
    epoch = calendar.epoch
    with pytest.raises(Denied):
        set_day(calendar.pk, by=Actor(subject=99), day=STORM)
    assert not DayRule.objects.filter(day=STORM.day).exists()
    assert Calendar.objects.get(pk=calendar.pk).epoch == epoch
