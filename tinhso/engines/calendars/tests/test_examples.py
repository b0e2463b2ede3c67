"""Exact deadlines of the years 2023 to 2026, by the national calendar."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from tinhso.base.clock import at
from tinhso.engines.calendars.api import (
    Limit,
    Span,
    Unit,
    due,
    next_working_moment,
    remaining,
    resume,
    span,
)
from tinhso.engines.calendars.loading import ordinary

pytestmark = pytest.mark.goal("cases-12")
NATIONAL = ordinary(date(2036, 12, 31))
SAME_DAY = Limit(Decimal(0), "workday", time(15))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (at(2026, 11, 20, 9, 30), "1", "workday", at(2026, 11, 23, 17)),  # Friday to Monday
        (at(2026, 11, 20, 9, 30), "2", "workday", at(2026, 11, 25, 17)),  # over 24 November, a day off from 2026
        (at(2025, 11, 20, 9, 30), "3", "workday", at(2025, 11, 25, 17)),  # 24 November 2025 is still worked
        (at(2026, 2, 13, 8), "3", "workday", at(2026, 2, 25, 17)),  # over Tết: 16 to 20 February are off
        (at(2024, 4, 26, 8), "2", "workday", at(2024, 5, 3, 17)),  # 29 April to 1 May off
        (at(2024, 5, 3, 8), "1", "workday", at(2024, 5, 4, 17)),  # Saturday 4 May worked in exchange
        (at(2026, 1, 9, 8), "1", "workday", at(2026, 1, 10, 17)),  # Saturday 10 January worked for 2 January
        (at(2026, 11, 21, 10), "1", "workday", at(2026, 11, 23, 17)),  # received on a Saturday
        (at(2026, 11, 16, 10), "8", "hour", at(2026, 11, 17, 10)),
        (at(2026, 11, 16, 16), "8", "hour", at(2026, 11, 17, 16)),
        (at(2026, 11, 16, 7), "8", "hour", at(2026, 11, 16, 17)),  # a whole day ends at its own close
        (at(2026, 11, 16, 20), "4", "hour", at(2026, 11, 17, 11)),
        (at(2026, 11, 16, 10), "0.5", "workday", at(2026, 11, 16, 16)),  # 4 hours, over noon
        (at(2026, 11, 16, 10), "15", "day", at(2026, 12, 1, 17)),
        (at(2026, 11, 7, 10), "15", "day", at(2026, 11, 23, 17)),  # the 15th day is a Sunday
        (at(2026, 1, 31, 10), "1", "month", at(2026, 3, 2, 17)),  # 28 February is a Saturday
        (at(2026, 12, 15, 10), "2", "month", at(2027, 2, 15, 17)),
    ],
)
def test_a_limit_ends_exactly(start: datetime, amount: str, unit: Unit, end: datetime) -> None:
    assert due(start, Limit(Decimal(amount), unit), NATIONAL) == end


@pytest.mark.parametrize(
    ("received", "end"),
    [
        (at(2026, 11, 20, 15, 0), at(2026, 11, 20, 17)),
        (at(2026, 11, 20, 15, 1), at(2026, 11, 23, 17)),
        (at(2026, 11, 23, 15, 1), at(2026, 11, 25, 17)),  # the 24th is off
        (at(2026, 11, 21, 9, 0), at(2026, 11, 23, 17)),
        (at(2026, 11, 20, 6, 0), at(2026, 11, 20, 17)),
    ],
)
def test_the_same_day_ends_at_three_in_the_afternoon(received: datetime, end: datetime) -> None:
    assert due(received, SAME_DAY, NATIONAL) == end


def test_the_same_day_without_a_cut_off_lasts_until_the_close() -> None:
    limit = Limit(Decimal(0), "workday")
    assert due(at(2026, 11, 20, 16, 59), limit, NATIONAL) == at(2026, 11, 20, 17)
    assert due(at(2026, 11, 20, 17, 1), limit, NATIONAL) == at(2026, 11, 23, 17)


@pytest.mark.goal("cases-13")
def test_a_case_suspended_over_tet_keeps_its_remaining_hours() -> None:
    due_at = due(at(2026, 2, 10, 8), Limit(Decimal(5), "workday"), NATIONAL)
    assert due_at == at(2026, 2, 24, 17)
    paused_at, resumed_at = at(2026, 2, 12, 9), at(2026, 2, 25, 14)
    assert remaining(due_at, paused_at, NATIONAL) == (6 + 8 + 8 + 8) * 3600
    new = resume(due_at, paused_at, resumed_at, NATIONAL)
    assert new == at(2026, 3, 3, 10)
    assert remaining(new, resumed_at, NATIONAL) == 30 * 3600


@pytest.mark.goal("cases-13")
def test_a_pause_within_the_holiday_alone_moves_nothing() -> None:
    due_at = at(2026, 2, 24, 17)
    assert resume(due_at, at(2026, 2, 14, 9), at(2026, 2, 22, 14), NATIONAL) == due_at


@pytest.mark.parametrize(
    ("moment", "moved"),
    [
        (at(2026, 11, 20, 6, 15), at(2026, 11, 20, 7)),
        (at(2026, 11, 20, 11, 0), at(2026, 11, 20, 13)),
        (at(2026, 11, 20, 12, 30), at(2026, 11, 20, 13)),
        (at(2026, 11, 20, 10, 30), at(2026, 11, 20, 10, 30)),
        (at(2026, 11, 20, 17, 0), at(2026, 11, 23, 7)),
        (at(2026, 11, 23, 18, 0), at(2026, 11, 25, 7)),
    ],
)
def test_a_start_outside_the_windows_is_moved(moment: datetime, moved: datetime) -> None:
    assert next_working_moment(NATIONAL, moment) == moved


def test_a_badge_says_what_is_left_in_days_of_eight_hours() -> None:
    left = remaining(at(2026, 11, 25, 10, 30), at(2026, 11, 20, 16), NATIONAL)
    assert span(left, NATIONAL) == Span(days=1, hours=4, minutes=30, is_late=False)
    assert span(-3 * 3600, NATIONAL) == Span(days=0, hours=3, minutes=0, is_late=True)


def test_a_limit_refuses_what_no_law_says() -> None:
    for amount, unit, cutoff in (("-1", "day", None), ("1.5", "month", None), ("3", "workday", time(15))):
        with pytest.raises(ValueError, match=r"limit|counted"):
            Limit(Decimal(amount), unit, cutoff)


def test_a_day_outside_the_calendar_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(LookupError, match="2036-12-31"):
        due(at(2036, 12, 30, 8), Limit(Decimal(3), "workday"), NATIONAL)
