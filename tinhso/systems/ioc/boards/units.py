"""The units below a unit as the lines of a table: the busiest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.engines.indicators.api import Band, Unit, band_of, value_text
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import ByUnit

Bands = Mapping[str, Sequence[Band]]


@dataclass(frozen=True)
class Cell:
    """One value: its place on the page, its text, and the list behind it."""

    key: str
    text: str
    url: str
    band: Band | None = None


@dataclass(frozen=True)
class Row:
    """One unit; ``url`` is its own home page, and empty for the unit alone."""

    name: str
    url: str
    cells: tuple[Cell, ...]


def unit_rows(asked: Asked, units: ByUnit, bands: Bands | None = None) -> list[Row]:
    """The units by their first figure, the largest first; ``bands`` by code say how each value is judged."""
    first = units.indicators[0].code if units.indicators else ""
    shown = shown_units(asked, units)
    in_order = sorted(shown, key=lambda unit: -(units.value(unit.key, first) or 0)) if first else []
    return [_row(asked, unit, units, bands or {}) for unit in in_order]


def shown_units(asked: Asked, units: ByUnit) -> list[Unit]:
    """The units below; one that was closed before the period only with what still counts as its own."""

    def stands(unit: Unit) -> bool:
        was_there = unit.until is None or unit.until > asked.period.first
        return was_there or any(units.value(unit.key, i.code) for i in units.indicators)

    return [unit for unit in asked.sight.units if stands(unit)]


def name_of(unit: Unit) -> str:
    return _("%(office)s itself") % {"office": unit.name} if unit.own else unit.name


def _row(asked: Asked, unit: Unit, units: ByUnit, bands: Bands) -> Row:
    cells = (
        Cell(
            f"{i.code}@{unit.key}",
            value_text(i, units.value(unit.key, i.code)),
            asked.address("indicators:drill", i.code, unit=unit.key),
            band_of(units.value(unit.key, i.code), bands.get(i.code, ())),
        )
        for i in units.indicators
    )
    return Row(name_of(unit), "" if unit.own else asked.address("ioc:home", unit=unit.code), tuple(cells))
