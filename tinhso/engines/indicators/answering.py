"""What all that is asked of one screen needs, read at once, and each figure made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tinhso.engines.indicators.derived import Derived
from tinhso.engines.indicators.formulas import Operand, Value, worth
from tinhso.engines.indicators.kept_values import Book, open_book
from tinhso.engines.indicators.measures import Dated, Indicator, Live
from tinhso.engines.indicators.places import Ids, Place
from tinhso.engines.indicators.reading import Cells, read
from tinhso.engines.indicators.typed import Typed
from tinhso.engines.indicators.whens import When


@dataclass(frozen=True)
class Reading:
    """A value in one period: ``of``, for ratios over ``over``; for sums and counts the value is ``of``.

    ``of`` is None where nothing is known. ``missing`` counts the parts of the period or the units that a typed-in
    series still owes.
    """

    of: float | int | None
    over: int | None = None
    share: int = 100
    missing: int = 0

    @property
    def value(self) -> float | int | None:
        """The count or sum, or for a ratio the percentage; None where there is nothing to divide by."""
        if self.over is None or self.of is None:
            return self.of
        return self.share * self.of / self.over if self.over else None


NOTHING = Reading(None)
OVER = "/over"


@dataclass(frozen=True)
class Answers:
    """Every cell of a screen."""

    places: Sequence[Place]
    slots: Mapping[When, int]
    cells: Cells = field(default_factory=Cells)
    book: Book = field(default_factory=Book)
    live: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    dated: Mapping[When, Mapping[str, Mapping[int, int]]] = field(default_factory=dict)

    def reading(self, indicator: Indicator, when: When, place: int) -> Reading:
        """The indicator as it was defined for that period, in the place of this number."""
        indicator = indicator.in_force(when.period.first)
        if isinstance(indicator, Derived):
            return self._derived(indicator, when, place)
        if isinstance(indicator, Live):
            return self._counted(indicator.code, self.live, place)
        if isinstance(indicator, Dated):
            return self._counted(indicator.code, self.dated[when], place)
        if isinstance(indicator, Typed):
            value, missing = self.book.value(indicator, when, self.places[place])
            return Reading(value, missing=missing)
        if indicator.of_series is None:
            return NOTHING
        slot, over = self.slots[when], indicator.over_series
        return Reading(
            self.cells[indicator.of_series, slot, place],
            None if over is None else self.cells[over, slot, place],
            100 if over is None else indicator.share,
        )

    def _derived(self, indicator: Derived, when: When, place: int) -> Reading:
        missing = []

        def value(operand: Operand) -> Value:
            one, then = indicator.parts[operand], when.steps(operand.back)
            if isinstance(one, Live) and not then.is_now:
                return None  # what is so at this moment says nothing of another
            found = self.reading(one, then, place)
            missing.append(found.missing)
            return found.value

        return Reading(worth(indicator.tree, value), missing=sum(missing))

    def _counted(self, code: str, counts: Mapping[str, Mapping[int, int]], place: int) -> Reading:
        if code not in counts:
            return NOTHING  # not kept for a moment that has passed
        offices = self.places[place].offices
        sides = [counts[side] for side in (code, code + OVER) if side in counts]
        of, *over = (
            sum(side.values()) if offices is None else sum(side.get(o, 0) for o in set(offices)) for side in sides
        )
        return Reading(of, over[0] if over else None)


def answers(
    asked: Iterable[tuple[Indicator, When]], places: Sequence[Place], known_by: datetime | None = None
) -> Answers:
    """Read all that is asked in every place: two statements, one more for typed series and each that counts records.

    ``known_by``: as it was known then.
    """
    needed = {leaf for indicator, when in asked for leaf in _leaves(indicator, when)}
    slots = {when: n for n, when in enumerate(dict.fromkeys(when for _, when in needed))}
    series = [s for indicator, _ in needed for s in indicator.all_series]
    typed = {indicator for indicator, _ in needed if isinstance(indicator, Typed)}
    offices = _offices(places)
    return Answers(
        places,
        slots,
        read(series, [when.span(n) for when, n in slots.items()], places, known_by),
        open_book(typed, slots, known_by) if typed else Book(),
        _live_sides({i.code: i for i, _ in needed if isinstance(i, Live)}.values(), offices, known_by),
        {when: _live_sides(_on(when, needed), offices, known_by) for when in slots},
    )


def _on(when: When, needed: Collection[tuple[Indicator, When]]) -> list[Live]:
    """The dated indicators that are asked for at ``when``, as they stood on its day."""
    return [i.on(when.day) for i, at in needed if at == when and isinstance(i, Dated)]


def _live_sides(indicators: Collection[Live], offices: Ids, known_by: datetime | None) -> dict[str, Mapping[int, int]]:
    """What each counts per office, and under its code and ``OVER`` what that is a share of, where it is one."""
    if known_by is not None:
        return {i.code: i.then(known_by).count(offices) for i in indicators if i.then is not None}
    found = {i.code: i.count(offices) for i in indicators}
    return found | {i.code + OVER: i.over(offices) for i in indicators if i.over is not None}


def _leaves(indicator: Indicator, when: When) -> Iterable[tuple[Indicator, When]]:
    indicator = indicator.in_force(when.period.first)
    if not isinstance(indicator, Derived):
        yield indicator, when
        return
    for operand, one in indicator.parts.items():
        yield from _leaves(one, when.steps(operand.back))


def _offices(places: Iterable[Place]) -> Ids:
    found: set[int] = set()
    for place in places:
        if place.offices is None:
            return None
        found.update(place.offices)
    return sorted(found)
