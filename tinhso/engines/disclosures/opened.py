"""Which figures are open to everybody: a part offers groups of its indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tinhso.base.registry import Text, offered
from tinhso.engines.indicators.api import Indicator

POINT = "disclosures.figures"


@dataclass(frozen=True, eq=False)
class OpenFigure:
    """An indicator that is told to everybody.

    ``of_people``: numerator and rest are judgements of people (ratings), so that they are protected like the base.
    """

    indicator: Indicator
    of_people: bool = False

    @property
    def of(self) -> int:
        """The key of what counts."""
        assert self.indicator.of_series is not None
        return self.indicator.of_series.key

    @property
    def over(self) -> int | None:
        """The key of what it is divided by; None for counts."""
        return self.indicator.over_series.key if self.indicator.over_series is not None else None

    @property
    def base(self) -> int:
        """How many there are at all: the denominator, or the count itself."""
        return self.of if self.over is None else self.over

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(key for key in (self.of, self.over) if key is not None)


@dataclass(frozen=True, eq=False)
class OpenGroup:
    """Offered at ``disclosures.figures``: the open figures of one field, in order; counts and ratios alone."""

    code: str
    title: Text
    figures: tuple[OpenFigure, ...]
    order: int = 100


def groups() -> list[OpenGroup]:
    return sorted(offered(POINT), key=lambda group: group.order)


@cache
def open_figures() -> tuple[OpenFigure, ...]:
    return tuple(figure for group in groups() for figure in group.figures)


def families(figures: Iterable[OpenFigure]) -> list[list[OpenFigure]]:
    """Figures that share a numerator or a denominator, directly or through others: they are hidden together."""
    found: list[list[OpenFigure]] = []
    for figure in figures:
        kin = [family for family in found if any(figure.keys & one.keys for one in family)]
        found = [family for family in found if family not in kin]
        found.append([*(one for family in kin for one in family), figure])
    return found
