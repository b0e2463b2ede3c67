"""A return as its page shows it, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tinhso.base.errors import Refused
from tinhso.engines.directory.api import names_of
from tinhso.systems.reports.content.checking import Cell, Finding, Past, plain, read_value
from tinhso.systems.reports.content.reading import Line
from tinhso.systems.reports.nouns.cells import Value
from tinhso.systems.reports.nouns.returns import Return


@dataclass(frozen=True)
class Was:
    """An earlier value of a cell."""

    text: str
    by: str
    value: Value


@dataclass(frozen=True)
class Row:
    """One line: what was typed or given, beside the period before."""

    line: Line
    cell: Cell
    before: str = ""
    change: str = ""
    findings: Sequence[Finding] = ()
    history: Sequence[Was] = field(default=())
    is_unlocked: bool = False

    @property
    def stops(self) -> bool:
        return any(one.stops for one in self.findings)

    @property
    def tone(self) -> str:
        return "late" if any(one.hard for one in self.findings) else "near" if self.findings else ""

    @property
    def explains(self) -> bool:
        """Whether the explanation stands open: there is one, or it is asked for."""
        return bool(self.cell.note or self.findings)


Sections = list[tuple[str, list[Row]]]


def sections(
    one: Return, cells: Mapping[str, Cell], past: Past, found: Sequence[Finding], *, told: Mapping[str, list[Was]] = {},
    unlocked: frozenset[str] = frozenset(),
) -> Sections:  # fmt: skip
    """The rows of each section of the form."""
    beside: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        beside[finding.line].append(finding)

    def row(line: Line) -> Row:
        cell, before = cells.get(line.code, Cell()), past.previous.get(line.code)
        return Row(
            line, cell, "" if before is None else plain(before), change(cell.text, before), beside[line.code],
            told.get(line.code, ()), line.code in unlocked,
        )  # fmt: skip

    return [(section.title, [row(line) for line in section.lines]) for section in one.form.read.sections]


def histories(one: Return) -> dict[str, list[Was]]:
    """What each line was before, the newest first; lines that never changed are not there."""
    every = list(one.cells.exclude(replaced_at=None).order_by("-at"))
    names = names_of({value.by for value in every})
    found: dict[str, list[Was]] = defaultdict(list)
    for value in every:
        text = "–" if value.value is None else plain(value.value)
        found[value.line].append(Was(text, names.get(value.by, ""), value))
    return found


def change(text: str, before: float | None) -> str:
    """By how much in the hundred it differs from the period before, signed."""
    try:
        value = read_value(text)
    except Refused:
        return ""
    if value is None or not before:
        return ""
    moved = (value - Decimal(str(before))) / abs(Decimal(str(before))) * 100
    return f"{'+' if moved > 0 else '−' if moved < 0 else ''}{plain(abs(round(moved, 1)))}\N{NO-BREAK SPACE}%"


def as_cells(values: Mapping[str, Value]) -> dict[str, Cell]:
    """Given values as they would be typed."""
    return {code: Cell("–" if v.value is None else plain(v.value), v.note) for code, v in values.items()}
