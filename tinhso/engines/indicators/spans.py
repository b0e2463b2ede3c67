"""Cutting a stretch of time into rows that exist: half-months, days, and the moments between.

Half-months are cut on days 1 and 15, so that they serve calendar months and reporting months (15th → 14th) alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tinhso.base import clock
from tinhso.engines.indicators.periods import Period, Standing, midnight

HALF, DAY = 0, 1
BEGINNING = date(1970, 1, 1)


@dataclass(frozen=True)
class Span:
    """From ``lo`` up to but not at ``hi``, both aware; ``slot`` says which column of the answer it is for."""

    slot: int
    lo: datetime
    hi: datetime
    year: datetime | None = None  # from where what is cumulative in it is added up


@dataclass(frozen=True)
class Rows:
    """Rollup rows of one grain from day ``lo`` up to but not ``hi``."""

    slot: int
    grain: int
    lo: date
    hi: date


def span(slot: int, period: Period, *, standing: Standing | None = None) -> Span:
    """The whole of a period, or as much of it as lies before ``standing``."""
    hi = period.moment(standing) if standing is not None else midnight(period.end)
    return Span(slot, midnight(period.first), hi, midnight(period.year_begins))


def from_the_beginning(until: Span) -> Span:
    """What a stock adds up to the end of ``until``."""
    return Span(until.slot, midnight(BEGINNING), until.hi)


def from_the_years_beginning(until: Span) -> Span:
    """What is cumulative up to the end of ``until``."""
    return Span(until.slot, until.year or until.lo, until.hi)


def one_after_the_other(spans: Iterable[Span]) -> list[Span]:
    """For a stock: from the beginning to the earliest end, from there to the next, and so on; nothing read twice."""
    found: list[Span] = []
    lo = midnight(BEGINNING)
    for span in sorted(spans, key=lambda span: span.hi):
        found.append(Span(span.slot, lo, span.hi))
        lo = span.hi
    return found


def cut(whole: Span, *, days_from: date) -> Iterator[Rows | Span]:
    """Rollup rows and, where there are none, spans of events that together are ``whole``, nothing twice."""
    if whole.lo == whole.hi:
        return
    first, last = _day_after(whole.lo), clock.local(whole.hi).date()
    if first > last:  # begins and ends within one day
        yield whole
        return
    if whole.lo < midnight(first):
        yield Span(whole.slot, whole.lo, midnight(first))
    start, stop = _half_from(first), _half_at(last)
    if start < stop:
        yield Rows(whole.slot, HALF, start, stop)
    for lo, hi in ((first, start), (stop, last)) if start < stop else ((first, last),):
        middle = min(max(lo, days_from), hi)
        if lo < middle:
            yield Span(whole.slot, midnight(lo), midnight(middle))
        if middle < hi:
            yield Rows(whole.slot, DAY, middle, hi)
    if midnight(last) < whole.hi:
        yield Span(whole.slot, midnight(last), whole.hi)


def _day_after(moment: datetime) -> date:
    """The first day that begins at ``moment`` or later."""
    local = clock.local(moment)
    return local.date() if local.time() == time() else local.date() + timedelta(days=1)


def _half_at(day: date) -> date:
    return day.replace(day=15 if day.day >= 15 else 1)


def _half_from(day: date) -> date:
    """The first day 1 or 15 that is ``day`` or later."""
    at = _half_at(day)
    if at == day:
        return day
    return at.replace(day=15) if at.day == 1 else (at.replace(day=1) + timedelta(days=32)).replace(day=1)
