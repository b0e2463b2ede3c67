"""What is wrong with what has been typed, line by line: hard findings stop it, soft ones ask for a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import fmean, stdev

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.api import Operand, amount
from tinhso.systems.reports.content.reading import Content, Line

ENOUGH = 4  # values of one's own past from which "unusual" means something
FAR = 3  # standard deviations
LEAST = 0.1  # and never less than a tenth of the mean
SHORTEST = 5


@dataclass(frozen=True)
class Cell:
    """What somebody typed for a line, and their explanation."""

    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class Past:
    """What the same office gave before: the period before, the same a year ago, and all it gave, oldest first."""

    previous: Mapping[str, float] = field(default_factory=dict)
    last_year: Mapping[str, float] = field(default_factory=dict)
    all: Mapping[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """Something about one line; ``hard`` cannot be explained away."""

    line: str
    words: str
    hard: bool
    explained: bool = False

    @property
    def stops(self) -> bool:
        return self.hard or not self.explained


def findings(content: Content, cells: Mapping[str, Cell], past: Past) -> list[Finding]:
    """In the order of the form's lines."""
    values: dict[str, float] = {}
    found: list[Finding] = []
    for line in content.lines.values():
        cell = cells.get(line.code, Cell())
        try:
            value = _read(line, cell)
        except Refused as refused:
            found.append(Finding(line.code, str(refused), hard=True))
            continue
        if value is not None:
            values[line.code] = float(value)
            found += _unlike_the_past(line, float(value), cell, past)
    found += _breaches(content, cells, values, past)
    order = list(content.lines)
    return sorted(found, key=lambda one: order.index(one.line))


def read_value(text: str) -> Decimal | None:
    """The number that was typed; None for no data. Raises Refused."""
    return amount(text)


def is_explained(cell: Cell) -> bool:
    return len(cell.note.strip()) >= SHORTEST


def _read(line: Line, cell: Cell) -> Decimal | None:
    value = read_value(cell.text)
    if value is None:
        if not line.optional and not is_explained(cell):
            raise Refused(_("Give the figure, or say in a sentence why there is none."))
        return None
    if value != round(value, line.places):
        if line.places == 0:
            raise Refused(_("This is a whole number."))
        raise Refused(_("At most %(places)s decimals.") % {"places": line.places})
    return value


def _unlike_the_past(line: Line, value: float, cell: Cell, past: Past) -> Iterator[Finding]:
    before, explained = past.previous.get(line.code), is_explained(cell)
    if line.change is not None and before is not None and abs(value - before) > abs(before) * line.change / 100:
        words = _("Differs by more than %(change)s%% from the period before (%(before)s). Is that right? Say why.")
        yield Finding(line.code, words % {"change": line.change, "before": plain(before)}, False, explained)
        return
    own = past.all.get(line.code, [])
    if len(own) >= ENOUGH and abs(value - fmean(own)) > max(FAR * stdev(own), LEAST * abs(fmean(own))):
        words = _("Unusual beside your own earlier figures (%(least)s to %(most)s). Is that right? Say why.")
        yield Finding(line.code, words % {"least": plain(min(own)), "most": plain(max(own))}, False, explained)


def _breaches(
    content: Content, cells: Mapping[str, Cell], values: Mapping[str, float], past: Past
) -> Iterator[Finding]:
    times = {(): values, ("previous",): past.previous, ("last_year",): past.last_year}

    def value_of(operand: Operand) -> float | None:
        return times[operand.back].get(operand.code)

    for rule in content.rules:
        if not rule.holds(value_of):
            cell = cells.get(rule.line, Cell())
            yield Finding(rule.line, rule.words, hard=not rule.soft, explained=is_explained(cell))


def plain(value: float | Decimal) -> str:
    """A number as one would type it here."""
    number = Decimal(str(value)).normalize()
    text = f"{number:,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
