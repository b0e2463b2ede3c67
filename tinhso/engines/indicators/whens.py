"""A period as a figure looks at it: whole, or only as much of it as has passed of the one that is compared with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tinhso.base import clock
from tinhso.engines.indicators.formulas import LAST_YEAR, PREVIOUS
from tinhso.engines.indicators.periods import Period, Standing
from tinhso.engines.indicators.spans import Span, span


@dataclass(frozen=True)
class When:
    """``standing`` is where the present moment stands in an unfinished period; ``is_now``: this is that period."""

    period: Period
    standing: Standing | None = None
    is_now: bool = False

    def back(self, word: str) -> When:
        """The period before or the same a year ago, like for like."""
        other = {PREVIOUS: self.period.previous, LAST_YEAR: self.period.same_last_year}[word]()
        return replace(self, period=other, is_now=False)

    def steps(self, words: tuple[str, ...]) -> When:
        found = self
        for word in words:
            found = found.back(word)
        return found

    @property
    def day(self) -> date:
        """The last day looked at, today at the latest."""
        last = clock.local(self.span(0).hi - timedelta(microseconds=1)).date()
        return min(last, clock.today())

    def span(self, slot: int) -> Span:
        return span(slot, self.period, standing=None if self.is_now else self.standing)


def now(period: Period, moment: datetime) -> When:
    """The period itself, at ``moment``."""
    whole = span(0, period)
    if whole.lo <= moment < whole.hi:
        return When(period, period.standing(moment), is_now=True)
    return When(period, None, is_now=False)
