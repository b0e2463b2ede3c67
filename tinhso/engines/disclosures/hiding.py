"""Small cells: what would point at single people is hidden, together with what it could be computed from.

A month's cells of one family of figures (see ``opened.families``) are a table of places × series; the published total
is the sum of its places. Longer periods are sums of published months, so they tell nothing more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tinhso.engines.disclosures.opened import OpenFigure

SMALL = 5  # fewer than this, and not none
Place = TypeVar("Place", bound=Hashable)
Values = Mapping[int, int]  # by series


@dataclass(frozen=True)
class Hidden(Generic[Place]):
    """Places whose cells are all hidden, and series whose total is."""

    places: frozenset[Place] = frozenset()
    totals: frozenset[int] = frozenset()


def hide(family: Sequence[OpenFigure], table: Mapping[Place, Values], *, before: Iterable[Place] = ()) -> Hidden[Place]:
    """What to hide so that no hidden value follows from what is shown.

    Hidden are the places with a small base (of ``of_people`` also a small numerator or rest), those of earlier
    editions (``before``), and then the smallest others until at least two places with ten together stand in for one
    another, and every numerator could lie in either. Where no other place is large enough the total is hidden.
    """
    series = sorted({key for figure in family for key in figure.keys})
    bases = {figure.base for figure in family}
    hidden = {place for place, values in table.items() if any(_is_small(figure, values) for figure in family)}
    hidden |= set(before) & set(table)
    if not hidden:
        return Hidden()
    totals: set[int] = set()
    for key in sorted(series, key=lambda key: key not in bases):
        while not _is_safe(key, key in bases, hidden, table):
            place = _next(key, bases, hidden, table)
            if place is None:
                totals.add(key)
                break
            hidden.add(place)
    return Hidden(frozenset(hidden), frozenset(totals))


def _is_small(figure: OpenFigure, values: Values) -> bool:
    counts = [values[figure.base]]
    if figure.of_people and figure.over is not None:
        counts += [values[figure.of], values[figure.over] - values[figure.of]]
    return any(0 < count < SMALL for count in counts)


def _is_safe(key: int, is_base: bool, hidden: set[Place], table: Mapping[Place, Values]) -> bool:
    """Whether the hidden cells of a series could be otherwise with the same sum."""
    values = [table[place][key] for place in hidden]
    if is_base:
        return sum(value > 0 for value in values) >= 2 and sum(values) >= 2 * SMALL
    return len(values) >= 2 and sum(values) > 0


def _next(key: int, bases: set[int], hidden: set[Place], table: Mapping[Place, Values]) -> Place | None:
    """The smallest shown place that is large enough to stand in for a small one."""
    fit = [
        place
        for place, values in table.items()
        if place not in hidden and values[key] > 0 and all(values[base] >= SMALL for base in bases)
    ]
    return min(fit, key=lambda place: sum(table[place][base] for base in bases), default=None)
