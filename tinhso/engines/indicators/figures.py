"""The figures of one screen in one batched read: this period, the one before, a year ago, the trend, by group."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tinhso.base import clock
from tinhso.engines.indicators.measures import Indicator, Live, Ratio
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Ids, Place
from tinhso.engines.indicators.reading import Cells, read
from tinhso.engines.indicators.spans import Span, span

PREVIOUS, LAST_YEAR = "previous", "last_year"
TOTAL = ""


@dataclass(frozen=True)
class Reading:
    """A value in one period: ``of``, for ratios over ``over``; for sums and counts the value is ``of``."""

    of: int
    over: int | None = None
    share: int = 100

    @property
    def value(self) -> float | int | None:
        """The count or sum, or for a ratio the percentage; None where there is nothing to divide by."""
        if self.over is None:
            return self.of
        return self.share * self.of / self.over if self.over else None


@dataclass(frozen=True)
class Figure:
    """One indicator in one group: now, in the period before, a year ago, and in the periods up to now."""

    indicator: Indicator
    now: Reading
    previous: Reading | None = None
    last_year: Reading | None = None
    trend: tuple[Reading, ...] = ()  # oldest first, this period last

    @property
    def value(self) -> float | int | None:
        return self.now.value

    def change(self, since: Reading | None) -> float | None:
        """The difference in the indicator's unit (percentage points for ratios); None without both values."""
        if since is None or since.value is None or self.value is None:
            return None
        return self.value - since.value


@dataclass(frozen=True)
class Screen:
    """The answer: ``total`` by indicator code, and ``groups`` the same for each group asked for."""

    period: Period
    moment: datetime
    total: Mapping[str, Figure]
    groups: Mapping[Any, Mapping[str, Figure]] = field(default_factory=dict)


def figures(
    indicators: Sequence[Indicator],
    *,
    period: Period,
    offices: Ids = None,
    areas: Ids = None,
    groups: Mapping[Any, Place] | None = None,
    compare: Sequence[str] = (PREVIOUS, LAST_YEAR),
    trend: int = 0,
) -> Screen:
    """The figures of a screen, exact at this moment, in two statements (and one for each Live indicator).

    ``offices`` are *here* integers and ``areas`` area keys; None is all. An unfinished period is compared with
    as much of the other as has passed of this one. ``trend`` adds so many periods up to this one.
    """
    moment = clock.now()
    spans = _spans(period, moment, compare, trend)
    places = {TOTAL: Place(offices, areas), **(groups or {})}
    cells = read([s for i in indicators for s in i.all_series], list(spans.values()), list(places.values()))
    live = {i.code: i.count(_asked(places.values())) for i in indicators if isinstance(i, Live)}
    made: dict[Hashable, dict[str, Figure]] = {
        name: {i.code: _figure(i, cells, spans, n, place, live.get(i.code)) for i in indicators}
        for n, (name, place) in enumerate(places.items())
    }
    total = made.pop(TOTAL)
    return Screen(period, moment, total, made)


def _spans(period: Period, moment: datetime, compare: Sequence[str], trend: int) -> dict[str, Span]:
    """The spans to read by name; the trend's are named by how many periods back they lie."""
    unfinished = span(0, period).lo <= moment < span(0, period).hi
    standing = period.standing(moment) if unfinished else None
    found = {"now": span(0, period)}
    if PREVIOUS in compare:
        found[PREVIOUS] = span(1, period.previous(), standing=standing)
    if LAST_YEAR in compare:
        found[LAST_YEAR] = span(2, period.same_last_year(), standing=standing)
    back = period
    for n in range(1, trend):
        back = back.previous()
        found[str(n)] = span(2 + n, back)
    return found


def _figure(
    indicator: Indicator,
    cells: Cells,
    spans: Mapping[str, Span],
    group: int,
    place: Place,
    live: Mapping[int, int] | None,
) -> Figure:
    if live is not None:
        return Figure(indicator, Reading(_of_live(live, place.offices)))

    def reading(name: str) -> Reading | None:
        if name not in spans or indicator.of_series is None:
            return None
        slot = spans[name].slot
        over = indicator.over_series
        return Reading(
            cells[indicator.of_series, slot, group],
            cells[over, slot, group] if over is not None and isinstance(indicator, Ratio) else None,
            indicator.share if isinstance(indicator, Ratio) else 100,
        )

    now = reading("now") or Reading(0)
    back = [r for name in reversed(list(spans)) if name.isdigit() and (r := reading(name)) is not None]
    return Figure(indicator, now, reading(PREVIOUS), reading(LAST_YEAR), (*back, now) if back else ())


def _of_live(live: Mapping[int, int], offices: Ids) -> int:
    return sum(live.values()) if offices is None else sum(live.get(office, 0) for office in set(offices))


def _asked(places: object) -> Ids:
    found: set[int] = set()
    for place in places:  # type: ignore[attr-defined]
        if place.offices is None:
            return None
        found.update(place.offices)
    return sorted(found)
