"""Counting working time keeps its promises on any calendar."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinhso.base.clock import local
from tinhso.engines.calendars.api import (
    Timetable,
    add_days,
    add_months,
    add_work_seconds,
    add_workdays,
    next_working_moment,
    remaining,
    resume,
    same_day,
    working_seconds_between,
)
from tinhso.engines.calendars.tests.strategies import count, moments, timetables, walk

pytestmark = pytest.mark.goal("cases-12")
few = settings(max_examples=60, deadline=None)


@few
@given(timetables(), moments, st.integers(1, 1500))
def test_adding_minutes_equals_a_walk_minute_by_minute(timetable: Timetable, start: datetime, minutes: int) -> None:
    assert add_work_seconds(timetable, start, minutes * 60) == walk(timetable, start, minutes)


@few
@given(timetables(), moments, moments)
def test_measuring_equals_a_count_minute_by_minute(timetable: Timetable, one: datetime, other: datetime) -> None:
    start, end = sorted([one, other])
    assert working_seconds_between(timetable, start, end) == count(timetable, start, end) * 60
    assert working_seconds_between(timetable, end, start) == -count(timetable, start, end) * 60


@few
@given(timetables(), moments, st.integers(1, 500_000))
def test_adding_then_measuring_gives_back_what_was_added(timetable: Timetable, start: datetime, seconds: int) -> None:
    assert working_seconds_between(timetable, start, add_work_seconds(timetable, start, seconds)) == seconds


@few
@given(timetables(), moments, moments, st.integers(0, 90_000), st.integers(0, 90_000))
def test_a_later_start_or_a_longer_limit_never_ends_earlier(
    timetable: Timetable, one: datetime, other: datetime, less: int, more: int
) -> None:
    start, later = sorted([one, other])
    less, more = sorted([less, more])
    assert add_work_seconds(timetable, start, less) <= add_work_seconds(timetable, later, less)
    assert add_work_seconds(timetable, start, less) <= add_work_seconds(timetable, start, more)
    assert add_workdays(timetable, start, less % 30) <= add_workdays(timetable, later, less % 30)


@few
@given(timetables(), moments, st.integers(0, 40))
def test_no_limit_ends_on_a_day_off(timetable: Timetable, start: datetime, amount: int) -> None:
    ends = [
        add_work_seconds(timetable, start, amount * 3600),
        add_workdays(timetable, start, amount),
        add_days(timetable, start, amount),
        add_months(timetable, start, amount % 6),
        same_day(timetable, start, None),
    ]
    assert all(timetable.is_workday(local(end).date()) for end in ends)


@few
@given(timetables(), moments, st.integers(1, 300_000), moments, moments)
def test_a_pause_of_any_length_keeps_what_remained(
    timetable: Timetable, start: datetime, seconds: int, one: datetime, other: datetime
) -> None:
    due_at = add_work_seconds(timetable, start, seconds)
    paused_at, resumed_at = sorted([one, other])
    new = resume(due_at, paused_at, resumed_at, timetable)
    assert remaining(new, resumed_at, timetable) == remaining(due_at, paused_at, timetable)


@few
@given(timetables(), moments)
def test_the_next_working_moment_is_worked_and_nothing_was_worked_before_it(
    timetable: Timetable, start: datetime
) -> None:
    moment = next_working_moment(timetable, start)
    assert working_seconds_between(timetable, start, moment) == 0
    assert next_working_moment(timetable, moment) == moment
