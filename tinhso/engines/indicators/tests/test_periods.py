from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.indicators.period_names import name_period, read_period, write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.spans import Rows, Span, cut, midnight, span

ADDRESSES = (
    "2026", "2026-BC", "2026-11", "2026-11-BC", "2026-Q4", "2026-Q4-BC", "2026-H1", "2026-H2-BC", "2026-9T",
    "2026-9T-BC", "2026-W47", "2026-11-22", "2026-11-03..2026-11-22",
)  # fmt: skip


@pytest.mark.goal("ioc-9")
@pytest.mark.parametrize("text", ADDRESSES)
def test_a_period_is_written_as_it_is_read_and_has_a_name(text):
    period = read_period(text)
    assert write_period(period) == text
    assert "2026" in name_period(period)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-Q5", "0000-00", "tháng 11", "2026-02-30", "2026-11-22..x"])
def test_what_is_no_period_is_refused_with_a_sentence(text):
    with pytest.raises(Refused, match="2026-11"):
        read_period(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2026-01-BC", "2025-12-15", "2026-01-14"),
        ("2026-Q1-BC", "2025-12-15", "2026-03-14"),
        ("2026-9T", "2026-01-01", "2026-09-30"),
        ("2026-9T-BC", "2025-12-15", "2026-09-14"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
    ],
)
def test_a_periods_days(text, first, last):
    period = read_period(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "previous", "last_year"),
    [
        ("2026-03", "2026-02", "2025-03"),
        ("2026-01", "2025-12", "2025-01"),
        ("2026-01-BC", "2025-12-BC", "2025-01-BC"),
        ("2026-Q1", "2025-Q4", "2025-Q1"),
        ("2026-H1", "2025-H2", "2025-H1"),
        ("2026-9T", "2025-9T", "2025-9T"),
        ("2026", "2025", "2025"),
        ("2026-W53", "2026-W52", "2025-W52"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
        ("2026-02-01..2026-03-31", "2025-12-01..2026-01-31", "2025-02-01..2025-03-31"),
        ("2026-11-11..2026-11-20", "2026-11-01..2026-11-10", "2025-11-11..2025-11-20"),
    ],
)
def test_comparison_is_by_identity(text, previous, last_year):
    period = read_period(text)
    assert (write_period(period.previous()), write_period(period.same_last_year())) == (previous, last_year)


def test_the_31st_stands_at_the_end_of_shorter_months():
    standing = Period.month(2026, 3).standing(clock.at(2026, 3, 31, 10))
    assert Period.month(2026, 2).moment(standing) == clock.at(2026, 3, 1)
    quarter = Period.quarter(2026, 2).standing(clock.at(2026, 5, 31, 10))
    assert Period.quarter(2026, 1).moment(quarter) == clock.at(2026, 3, 1)
    assert Period.quarter(2026, 3).moment(quarter) == clock.at(2026, 8, 31, 10)


days = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@given(days, days, st.integers(0, 23), st.integers(0, 23), days)
def test_the_cut_pieces_are_the_whole_once(one, two, hour, minute, days_from):
    lo, hi = sorted([midnight(one) + timedelta(hours=hour), midnight(two) + timedelta(minutes=minute)])
    pieces = sorted(
        (midnight(p.lo), midnight(p.hi)) if isinstance(p, Rows) else (p.lo, p.hi)
        for p in cut(Span(0, lo, hi), days_from=days_from)
    )
    reached = lo
    for start, stop in pieces:
        assert start == reached
        reached = stop
    assert reached == hi or lo == hi
    for piece in cut(Span(0, lo, hi), days_from=days_from):
        if isinstance(piece, Rows) and piece.grain == 0:
            assert {piece.lo.day, piece.hi.day} <= {1, 15}
        elif isinstance(piece, Rows):
            assert piece.lo >= days_from


@pytest.mark.parametrize("period", [Period.month(2026, 2), Period.reporting_month(2026, 1), Period.nine_months(2026)])
def test_reports_are_read_from_half_months_alone(period):
    assert {piece.grain for piece in cut(span(0, period), days_from=date.max)} == {0}
