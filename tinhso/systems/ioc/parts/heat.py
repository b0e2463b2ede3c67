"""A table whose cells are shaded: units by the last months of one figure."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.indicators.api import Indicator, Period, value_text
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import ByUnit
from tinhso.systems.ioc.boards.units import name_of
from tinhso.systems.ioc.parts.drawing import shades
from tinhso.systems.ioc.parts.trend import short_name


@dataclass(frozen=True)
class Heat:
    """``columns`` are periods, the oldest first; a cell is (text, shade from 0 to 4 or None)."""

    columns: list[str]
    rows: list[tuple[str, str, list[tuple[str, int | None]]]]


def heat(asked: Asked, units: ByUnit, indicator: Indicator) -> Heat | None:
    """The units with data, the busiest first; None where there is no course to show."""
    found = [(unit, units.cells[unit.key][indicator.code]) for unit in asked.sight.units]
    found = [(unit, figure) for unit, figure in found if any(reading.value for reading in figure.trend)]
    if not found:
        return None
    found.sort(key=lambda row: -(row[1].value or 0))
    width = len(found[0][1].trend)
    shaded = shades([reading.value for _unit, figure in found for reading in figure.trend])
    rows = []
    for n, (unit, figure) in enumerate(found):
        texts = [value_text(indicator, reading.value) for reading in figure.trend]
        url = "" if unit.own else asked.address("ioc:figure", indicator.code, unit=unit.code)
        rows.append((name_of(unit), url, list(zip(texts, shaded[n * width : (n + 1) * width], strict=True))))
    return Heat(names_back(asked.period, width), rows)


def names_back(period: Period, width: int) -> list[str]:
    """The short names of so many periods up to this one, the oldest first."""
    names = [short_name(period)]
    while len(names) < width:
        period = period.previous()
        names.insert(0, short_name(period))
    return names
