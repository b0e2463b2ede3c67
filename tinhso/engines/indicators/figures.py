"""The figures of one screen in one batched read: this period, the one before, a year ago, the trend, by group."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tinhso.base import clock
from tinhso.engines.indicators.answering import Answers, Reading, answers
from tinhso.engines.indicators.formulas import LAST_YEAR, PREVIOUS
from tinhso.engines.indicators.measures import Indicator, Live
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Ids, Place
from tinhso.engines.indicators.whens import When, now

__all__ = ["LAST_YEAR", "PREVIOUS", "Figure", "Reading", "Screen", "figures"]
TOTAL = ""


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
    snapshot: str = ""  # which transactions it saw: what came later has moved it
    known_by: datetime | None = None


def figures(
    indicators: Sequence[Indicator],
    *,
    period: Period,
    offices: Ids = None,
    areas: Ids = None,
    groups: Mapping[Any, Place] | None = None,
    compare: Sequence[str] = (PREVIOUS, LAST_YEAR),
    trend: int = 0,
    whole: bool = False,
    known_by: datetime | None = None,
) -> Screen:
    """The figures of a screen, exact at this moment, in two statements (and one for each Live indicator).

    ``offices`` are *here* integers and ``areas`` area keys; None is all. An unfinished period is compared with
    as much of the other as has passed of this one. ``trend`` adds so many periods up to this one. ``whole``: what is
    kept for the whole province counts here although offices are named. ``known_by`` gives the figures as they stood
    then: by what had been recorded before that moment.
    """
    moment = known_by or clock.now()
    whens = _whens(now(period, moment), compare, trend)
    places = {TOTAL: Place(offices, areas, whole), **(groups or {})}
    found = answers([(i, when) for i in indicators for when in whens.values()], list(places.values()), known_by)
    made: dict[Hashable, dict[str, Figure]] = {
        name: {i.code: _figure(i, found, whens, n) for i in indicators} for n, name in enumerate(places)
    }
    total = made.pop(TOTAL)
    return Screen(period, moment, total, made, found.cells.snapshot, known_by)


def _whens(this: When, compare: Sequence[str], trend: int) -> dict[str, When]:
    """The periods to read by name; the trend's are named by how many periods back they lie."""
    found = {"now": this, **{word: this.back(word) for word in (PREVIOUS, LAST_YEAR) if word in compare}}
    back = this.period
    for n in range(1, trend):
        back = back.previous()
        found[str(n)] = When(back)
    return found


def _figure(indicator: Indicator, found: Answers, whens: Mapping[str, When], place: int) -> Figure:
    if isinstance(indicator, Live):
        return Figure(indicator, found.reading(indicator, whens["now"], place))
    readings = {name: found.reading(indicator, when, place) for name, when in whens.items()}
    back = [readings[name] for name in reversed(list(readings)) if name.isdigit()]
    now = readings["now"]
    return Figure(indicator, now, readings.get(PREVIOUS), readings.get(LAST_YEAR), (*back, now) if back else ())
