"""Units in order by one figure, the best first, with a bar from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.base.text import sort_key
from tinhso.engines.indicators.api import Band, Better, Indicator, band_of, value_text
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import ByUnit
from tinhso.systems.ioc.boards.units import shown_units


@dataclass(frozen=True)
class Place:
    """``rank`` is shared by equal values, None without data; ``share`` is the bar's length in the hundred."""

    rank: int | None
    name: str
    url: str
    text: str
    share: int
    key: str  # its place on the page for what comes live
    band: Band | None


def ranking(asked: Asked, units: ByUnit, indicator: Indicator, bands: Sequence[Band]) -> list[Place]:
    """The units below; those without data stand last and have no rank."""
    rows = [(unit, units.value(unit.key, indicator.code)) for unit in shown_units(asked, units) if not unit.own]
    sign = 1 if indicator.better is Better.DOWN else -1
    rows.sort(key=lambda row: (row[1] is None, sign * (row[1] or 0), sort_key(row[0].name)))
    most = max((abs(value) for _unit, value in rows if value is not None), default=0) or 1
    found: list[Place] = []
    for n, (unit, value) in enumerate(rows):
        same = n > 0 and rows[n - 1][1] == value
        rank = None if value is None else found[-1].rank if same else n + 1
        share = 0 if value is None else round(100 * abs(value) / most)
        url = asked.address("ioc:figure", indicator.code, unit=unit.code)
        key, text = f"{indicator.code}@{unit.key}", value_text(indicator, value)
        found.append(Place(rank, unit.name, url, text, share, key, band_of(value, bands)))
    return found
