"""The units below a unit as the lines of a table: the busiest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.engines.indicators.api import Unit, value_text
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import ByUnit


@dataclass(frozen=True)
class Cell:
    """One value: its place on the page, its text, and the list behind it."""

    key: str
    text: str
    url: str


@dataclass(frozen=True)
class Row:
    """One unit; ``url`` is its own home page, and empty for the unit alone."""

    name: str
    url: str
    cells: tuple[Cell, ...]


def unit_rows(asked: Asked, units: ByUnit) -> list[Row]:
    """The units by their first figure, the largest first; equal ones stay in their order by name."""
    first = units.indicators[0].code if units.indicators else ""
    in_order = sorted(asked.sight.units, key=lambda unit: -(units.value(unit.key, first) or 0)) if first else []
    return [_row(asked, unit, units) for unit in in_order]


def name_of(unit: Unit) -> str:
    return _("%(office)s itself") % {"office": unit.name} if unit.own else unit.name


def _row(asked: Asked, unit: Unit, units: ByUnit) -> Row:
    cells = (
        Cell(
            f"{i.code}@{unit.key}",
            value_text(i, units.value(unit.key, i.code)),
            asked.address("indicators:drill", i.code, unit=unit.key),
        )
        for i in units.indicators
    )
    return Row(name_of(unit), "" if unit.own else asked.address("ioc:home", unit=unit.code), tuple(cells))
