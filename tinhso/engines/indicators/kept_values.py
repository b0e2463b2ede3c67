"""Values that people keep, as figures read them: by unit and period, added only where that is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from tinhso.base import clock
from tinhso.engines.indicators.as_known import day_before
from tinhso.engines.indicators.models import Entry
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.typed import LAST, NONE, Typed
from tinhso.engines.indicators.whens import When

Unit = tuple[int | None, int | None]  # office (*here*) and area; neither: the whole province


@dataclass(frozen=True)
class Kept:
    """One value: its unit, its days (``end`` is the day after the last), and what it is; None is "no data"."""

    office: int | None
    area: int | None
    first: date
    end: date
    value: Decimal | None


@dataclass(frozen=True)
class Book:
    """All values of the series that a screen shows."""

    values: Mapping[UUID, list[Kept]] = field(default_factory=dict)
    today: date = field(default_factory=clock.today)  # up to which values are owed

    def value(self, typed: Typed, when: When, place: Place) -> tuple[float | int | None, int]:
        """The value and how many are missing for it to be complete."""
        here = [kept for kept in self.values.get(typed.series, []) if _within(kept, place)]
        by_unit: dict[Unit, list[Kept]] = defaultdict(list)
        for kept in here:
            by_unit[kept.office, kept.area].append(kept)
        whole = by_unit.pop((None, None), [])
        if whole:  # somebody gave the value of the whole itself
            return _over_time(typed, when, whole, self.today)
        if typed.over_units == NONE and len(by_unit) > 1:
            return None, 0
        found = [_over_time(typed, when, values, self.today) for values in by_unit.values()]
        known = [value for value, _ in found if value is not None]
        missing = sum(n for value, n in found if value is not None) + sum(value is None for value, _ in found)
        return (sum(known) if known else None), missing


def open_book(typed: Iterable[Typed], whens: Iterable[When], known_by: datetime | None = None) -> Book:
    """Every value in force of these series, now or then, up to the last day looked at; one statement."""
    last = max(when.period.end for when in whens)
    rows = Entry.objects.in_force(known_by).filter(series__in=[one.series for one in typed], first__lt=last)
    found: dict[UUID, list[Kept]] = defaultdict(list)
    columns = ("series", "office", "area", "first", "end", "value")
    for series, office, area, first, end, value in rows.order_by("first").values_list(*columns):
        found[series].append(Kept(office, area, first, end, value))
    return Book(found, day_before(known_by) or clock.today())


def _within(kept: Kept, place: Place) -> bool:
    """A value of the whole counts in the whole alone; a unit's in every place that holds it."""
    if kept.office is None and kept.area is None:
        return place.is_whole
    offices = place.offices is None or (kept.office is not None and kept.office in place.offices)
    areas = place.areas is None or (kept.area is not None and kept.area in place.areas)
    return offices and areas


def _over_time(typed: Typed, when: When, values: list[Kept], today: date) -> tuple[float | int | None, int]:
    first, end = (when.period.year_begins if typed.of_year else when.period.first), when.period.end
    if when.standing is not None and not when.is_now:
        end = min(end, clock.local(when.span(0).hi).date())
    if typed.over_time == LAST:
        known = [kept for kept in values if kept.first < end and kept.value is not None]
        return (_plain(known[-1].value) if known else None), 0
    if typed.over_time == NONE and not typed.of_year:
        exact = next((k for k in values if (k.first, k.end) == (when.period.first, when.period.end)), None)
        return (_plain(exact.value) if exact else None), 0
    inside = [kept for kept in values if first <= kept.first and kept.end <= end and kept.value is not None]
    if not inside:
        return None, 0
    return _plain(sum(kept.value or 0 for kept in inside)), _parts(typed, first, min(end, today)) - len(inside)


def _parts(typed: Typed, first: date, end: date) -> int:
    """How many periods of the series' grain lie between two days, from beginning to end."""
    period = covering(typed.grain, first, closes_on_14th=typed.closes_on_14th)
    n = 0
    while period.end <= end:
        n += period.first >= first
        period = following(period)
    return max(n, 0)


def covering(grain: str, day: date, *, closes_on_14th: bool = False) -> Period:
    """The period of a kind that ``day`` lies in."""
    if grain == "day":
        return Period.day(day)
    if grain == "week":
        return Period.week(*day.isocalendar()[:2])
    return Period.holding(grain, day, closes_on_14th=closes_on_14th)


def following(period: Period) -> Period:
    """The next of the same kind."""
    if period.kind == "nine_months":
        return Period.nine_months(period.year + 1, closes_on_14th=period.closes_on_14th)
    return covering(period.kind, period.end, closes_on_14th=period.closes_on_14th)


def _plain(value: Decimal | int | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
