"""Adding up: a total is the sum of the points under it, and what is missing is said beside it, never taken for 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tinhso.engines.indexes.rules import ZERO, cents


@dataclass(frozen=True)
class Total:
    """``points`` of ``known`` (the maxima of criteria that have points), and ``maximum`` of all criteria."""

    points: Decimal = ZERO
    known: Decimal = ZERO
    maximum: Decimal = ZERO

    @property
    def missing(self) -> Decimal:
        """Points that could not be given or withheld, for want of data."""
        return self.maximum - self.known

    @property
    def share(self) -> Decimal | None:
        """``percent`` as a ratio, for pages."""
        return None if self.percent is None else self.percent / 100

    @property
    def percent(self) -> Decimal | None:
        """Points in the hundred of what could be scored, in hundredths; None where nothing could be."""
        return cents(100 * self.points / self.known) if self.known else None


def add_up(scores: Iterable[tuple[Decimal | None, Decimal]]) -> Total:
    """The total of (points, maximum) of criteria; points None is missing."""
    rows = list(scores)
    return Total(
        sum((points for points, _maximum in rows if points is not None), ZERO),
        sum((maximum for points, maximum in rows if points is not None), ZERO),
        sum((maximum for _points, maximum in rows), ZERO),
    )
