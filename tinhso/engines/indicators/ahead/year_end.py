"""Where an indicator will stand at the end of the running year, from its own months; nothing else is put into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinhso.base import clock
from tinhso.engines.indicators.ahead.method import EIGHTY, LEAST, forecast
from tinhso.engines.indicators.answering import Reading
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.measures import Distinct, Indicator, Measure, Ratio, Stock
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Ids

BACK = 48  # months that are read: three years for the seasons and one to try the method on
YEAR = 12
SILENCE = 6  # months without any record after which what was before is no past of what comes


@dataclass(frozen=True)
class Standing:
    """Where the year stands at the end of a month: added up, of all so far, or as a stock. Known, or from … to …"""

    month: Period
    value: float
    low: float
    high: float
    is_known: bool


@dataclass(frozen=True)
class Trial:
    """What the method would have said in the same month of an earlier year, and what came."""

    year: int
    said: float
    came: float

    @property
    def error(self) -> float:
        """In the hundred of what came."""
        return 100 * abs(self.said - self.came) / abs(self.came)


@dataclass(frozen=True)
class YearEnd:
    """``way``: the twelve months of the year; ``last_year`` the same of the one before, as far as it has records."""

    year: Period
    way: tuple[Standing, ...]
    last_year: tuple[float, ...]
    trials: tuple[Trial, ...]

    @property
    def end(self) -> Standing:
        return self.way[-1]


def can_be_forecast(indicator: Indicator) -> bool:
    """What adds up, a ratio of such, or a stock; distinct counts and typed-in values follow no months of their own."""
    return isinstance(indicator, (Measure, Ratio, Stock)) and not isinstance(indicator, Distinct)


def year_end(
    indicator: Indicator, *, offices: Ids = None, whole: bool = False, known_by: datetime | None = None
) -> YearEnd | None:
    """The running year's end; None for what cannot be forecast or has less than a year of months. Two statements."""
    if not can_be_forecast(indicator):
        return None
    now = Period.holding("month", clock.local(known_by or clock.now()).date())
    screen = figures(
        [indicator], period=now, offices=offices, whole=whole, compare=(), trend=BACK + 1, known_by=known_by
    )
    *past, running = screen.total[indicator.code].trend
    past = _unbroken(past)
    done = now.number - 1
    if len(past) < LEAST:
        return None
    known = _way(indicator, past[len(past) - done :])
    coming = _coming(indicator, past, done, floor=running)
    months = [Period.month(now.year, n + 1) for n in range(YEAR)]
    way = [Standing(m, v, v, v, True) for m, v in zip(months, known, strict=False)]
    way += [Standing(m, v, lo, hi, False) for m, (v, lo, hi) in zip(months[done:], coming, strict=True)]
    before = past[: len(past) - done]
    last_year = _way(indicator, before[-YEAR:]) if len(before) >= YEAR else []
    return YearEnd(Period.whole_year(now.year), tuple(way), tuple(last_year), tuple(_trials(indicator, before, now)))


def _unbroken(months: Sequence[Reading]) -> list[Reading]:
    """The months since the first record, or since records began anew after half a year without any."""
    found: list[Reading] = []
    quiet = SILENCE
    for month in months:
        if not month.of and quiet >= SILENCE:
            continue  # there was no system, or it stood still: not a quiet month
        quiet = 0 if month.of else quiet + 1
        found = [*found, month] if quiet < SILENCE else []
    return found


def _way(indicator: Indicator, months: Sequence[Reading]) -> list[float]:
    """Where the year stood after each of its first months."""
    if isinstance(indicator, Stock):
        return [float(one.of or 0) for one in months]
    of = over = 0.0
    found = []
    for one in months:
        of, over = of + (one.of or 0), over + (one.over or 0)
        found.append(_worth(indicator, of, over))
    return found


def _worth(indicator: Indicator, of: float, over: float) -> float:
    if not isinstance(indicator, Ratio):
        return of
    return indicator.share * of / over if over else 0.0


def _coming(
    indicator: Indicator, past: Sequence[Reading], done: int, floor: Reading | None = None
) -> list[tuple[float, float, float]]:
    """(value, low, high) of where the year will stand after each month to come; 80 of 100 cases lie between.

    What has come of the running month is the ``floor`` of what adds up: nothing falls below what is there.
    """
    made = past[len(past) - done :] if done else []
    found = []
    for ahead in range(1, YEAR - done + 1):
        value, spread = _after(indicator, past, made, ahead)
        low, high = value - EIGHTY * spread, value + EIGHTY * spread
        if isinstance(indicator, Ratio):
            low, high = max(low, 0.0), min(high, 100.0) if indicator.share == 100 else high
        elif isinstance(indicator, Stock):
            low = max(low, 0.0)
        elif floor is not None:
            there = sum(one.of or 0 for one in made) + max(floor.of or 0, 0)
            value, low = max(value, there), max(low, there)
        found.append((value, low, max(high, value)))
    return found


def _after(indicator: Indicator, past: Sequence[Reading], made: Sequence[Reading], ahead: int) -> tuple[float, float]:
    """(value, deviation) of where the year stands ``ahead`` months on."""
    of = forecast([one.of or 0 for one in past], ahead)
    assert of is not None, "whoever asks has looked that there is a year of months"
    of_made = float(sum(one.of or 0 for one in made))
    if isinstance(indicator, Stock):
        return of.steps[-1], of.of_last
    if not isinstance(indicator, Ratio):
        return of_made + sum(of.steps), of.of_sum
    over = forecast([one.over or 0 for one in past], ahead)
    shares = [(one.of or 0) / one.over for one in past if one.over]
    share = forecast(shares, ahead)
    if over is None or share is None:
        return 0.0, 0.0
    over_made, coming = float(sum(one.over or 0 for one in made)), sum(over.steps)
    steps = [min(one, 1.0) if indicator.share == 100 else one for one in share.steps]
    added = sum(part * many for part, many in zip(steps, over.steps, strict=True))
    all_over = over_made + coming
    if not all_over:
        return 0.0, 0.0
    return indicator.share * (of_made + added) / all_over, indicator.share * share.of_sum / ahead * coming / all_over


def _trials(indicator: Indicator, before: Sequence[Reading], now: Period) -> list[Trial]:
    """The method tried on each earlier year of which there is enough before it, the newest first."""
    found = []
    done = now.number - 1
    for back in range(1, len(before) // YEAR):
        cut = len(before) - back * YEAR + done
        if cut < LEAST:
            break
        said = _coming(indicator, before[:cut], done)[-1][0]
        came = _way(indicator, before[len(before) - back * YEAR :][:YEAR])[-1]
        if came:
            found.append(Trial(now.year - back, said, came))
    return found
