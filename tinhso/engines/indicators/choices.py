"""The periods that a leader picks from: this one and those before, most used first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tinhso.engines.indicators.period_names import name_period, write_period
from tinhso.engines.indicators.periods import Period

MONTHS_BACK = 12


def this_month(today: date) -> Period:
    return Period.month(today.year, today.month)


def periods(today: date, chosen: Period | None = None) -> list[tuple[str, str]]:
    """(address, name) of each choice; a ``chosen`` one that lies further back stands first."""
    found = dict.fromkeys(_all(today))
    if chosen is not None and chosen not in found:
        found = {chosen: None, **found}
    return [(write_period(period), name_period(period)) for period in found]


def _all(today: date) -> Iterator[Period]:
    year = today.year
    yield Period.day(today)
    yield Period.week(*today.isocalendar()[:2])
    month = this_month(today)
    for _ in range(MONTHS_BACK + 1):
        yield month
        month = month.previous()
    quarter = Period.quarter(year, (today.month + 2) // 3)
    yield from (quarter, quarter.previous())
    yield from (Period.half(year, 1), *([Period.half(year, 2)] if today.month > 6 else []))
    if today.month >= 9:
        yield Period.nine_months(year)
    yield from (Period.whole_year(year), Period.whole_year(year - 1))
    report = Period.reporting_month(year, today.month)
    yield from (report, report.previous())
    yield Period.whole_year(year, closes_on_14th=True)
