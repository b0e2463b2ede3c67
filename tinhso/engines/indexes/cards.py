"""Score cards: every criterion of an office in a period, computed at this moment or given by hand, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from tinhso.engines.directory.models import Office
from tinhso.engines.indexes.marking import last_marks
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.totals import Total, add_up
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.versions import Version
from tinhso.engines.indicators import api as indicators


@dataclass(frozen=True)
class Measured:
    """What the records say: ``of`` over ``over``; ``value`` None where there is nothing to divide by."""

    value: Decimal | None
    of: int | float | None
    over: int | None


@dataclass(frozen=True)
class Score:
    """One criterion on a card: what was measured, the office's own mark, the verified one."""

    item: Item
    is_exempt: bool = False
    measured: Measured | None = None
    own: Mark | None = None
    verified: Mark | None = None

    @property
    def maximum(self) -> Decimal:
        assert self.item.maximum is not None
        return self.item.maximum

    @cached_property
    def own_points(self) -> Decimal | None:
        """In full where it does not apply; by the rule where it is measured; as marked otherwise. None: missing."""
        if self.is_exempt:
            return self.maximum
        if self.item.is_by_hand:
            return self.own.points if self.own else None
        if self.measured is None or self.measured.value is None:
            return None
        return self.item.points_of(self.measured.value)

    @property
    def verified_points(self) -> Decimal | None:
        """As verified; what is measured or exempt stands until somebody verifies otherwise."""
        if self.verified is not None and self.verified.points is not None:
            return self.verified.points
        return None if self.item.is_by_hand and not self.is_exempt else self.own_points

    def points(self, kind: str) -> Decimal | None:
        return self.verified_points if kind == Mark.Kind.VERIFIED else self.own_points


@dataclass(frozen=True)
class Line:
    """A line of the card with all under it; ``score`` for a criterion."""

    item: Item
    depth: int
    own: Total
    verified: Total
    score: Score | None = None


@dataclass(frozen=True)
class Card:
    """The whole tree of one office in one period."""

    lines: tuple[Line, ...]
    own: Total
    verified: Total

    def total(self, kind: str) -> Total:
        return self.verified if kind == Mark.Kind.VERIFIED else self.own


@dataclass(frozen=True)
class Unit:
    """Whose card it is: the office, and the offices whose records count as its (*here* integers)."""

    office: Office
    offices: Sequence[int]


def items_of(version: Version) -> list[Item]:
    """Every line of the tree in its order from the top; one statement."""
    return list(version.items.all())


def cards(items: Sequence[Item], units: Sequence[Unit], period: indicators.Period) -> dict[UUID, Card]:
    """The card of each unit by its office; three statements for any number of them."""
    measured = _measured(items, units, period)
    marks = last_marks(items, [unit.office for unit in units], indicators.write_period(period))
    return {
        unit.office.pk: card_of(
            items,
            {
                item.pk: Score(
                    item,
                    unit.office.kind in item.exempt,
                    measured.get((unit.office.pk, item.indicator)),
                    marks.get((item.pk, unit.office.pk, Mark.Kind.OWN)),
                    marks.get((item.pk, unit.office.pk, Mark.Kind.VERIFIED)),
                )
                for item in items
                if item.is_criterion
            },
        )
        for unit in units
    }


def card_of(items: Sequence[Item], scores: Mapping[UUID, Score]) -> Card:
    """The tree with its totals: each line's is the sum of the criteria under it."""
    under: dict[UUID | None, list[Item]] = {}
    for item in items:
        under.setdefault(item.parent_id, []).append(item)

    def walk(parent: UUID | None, depth: int) -> Iterable[tuple[Line, list[Score]]]:
        for item in under.get(parent, []):
            if item.is_criterion:
                own = [scores[item.pk]]
                yield Line(item, depth, _total(own, Mark.Kind.OWN), _total(own, Mark.Kind.VERIFIED), own[0]), own
            else:
                below = list(walk(item.pk, depth + 1))
                all_of = [score for _line, found in below for score in found if _line.score is not None]
                yield Line(item, depth, _total(all_of, Mark.Kind.OWN), _total(all_of, Mark.Kind.VERIFIED)), []
                yield from below

    lines = [line for line, _found in walk(None, 0)]
    every = list(scores.values())
    return Card(tuple(lines), _total(every, Mark.Kind.OWN), _total(every, Mark.Kind.VERIFIED))


def _total(scores: Iterable[Score], kind: str) -> Total:
    return add_up((score.points(kind), score.maximum) for score in scores)


def _measured(
    items: Sequence[Item], units: Sequence[Unit], period: indicators.Period
) -> dict[tuple[UUID, str], Measured]:
    """What the records say of each unit, for every indicator that a criterion names and some part declares."""
    known = indicators.indicators()
    wanted = {item.indicator: known[item.indicator] for item in items if item.indicator in known}
    if not wanted or not units:
        return {}
    groups = {unit.office.pk: indicators.Place(unit.offices) for unit in units}
    everyone = sorted({here for unit in units for here in unit.offices})
    screen = indicators.figures(list(wanted.values()), period=period, offices=everyone, groups=groups, compare=())
    return {
        (office, code): Measured(_decimal(figure.value), figure.now.of, figure.now.over)
        for office, of in screen.groups.items()
        for code, figure in of.items()
    }


def _decimal(value: float | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
