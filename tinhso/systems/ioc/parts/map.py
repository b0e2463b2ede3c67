"""A figure by commune on the province's map, drawn here: outlines, shades, and the country with its archipelagos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.indicators.api import Figure, Indicator, Place, end_of, figures, value_text
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.parts.drawing import px, shades
from tinhso.systems.ioc.parts.map_units import MapUnit, Ring, rings_of, units_of

WIDTH, COUNTRY = 480, 150
WEST, EAST, SOUTH, NORTH = 101.8, 117.6, 6.6, 23.6  # of the country with both archipelagos
BY, TODAYS = "dia-gioi", "nay"
FEW = 20  # so many names stand side by side


@dataclass(frozen=True)
class CommuneMap:
    """``rows`` are (unit, value) by name order; ``approximate`` where some outline is not the surveyed one.

    ``other`` is the address of the same figures along the other tree, where there was another: by the boundaries of
    today, or of then.
    """

    svg: SafeString
    country: SafeString
    rows: list[tuple[str, str]]
    approximate: bool
    by_district: bool
    is_todays: bool
    other: str


def commune_map(asked: Asked, indicator: Indicator, *, todays: bool = False) -> CommuneMap | None:
    """For whoever sees the whole province, and what comes from records.

    By the units of the period's last day, districts where there were some; or by ``todays``, with what went into them.
    """
    last = min(asked.period.last, asked.day or asked.period.last)
    then, now = directory.home_province(last), directory.home_province(clock.today())
    home, day = (now, clock.today()) if todays else (then, last)
    if not asked.sight.is_whole or indicator.of_series is None or home is None:
        return None
    units = units_of(home, day)
    if not units:
        return None
    places = {unit.key: Place(None, list(unit.areas)) for unit in units}
    screen = figures([indicator], period=asked.period, groups=places, compare=(), known_by=end_of(asked.day))
    found = {key: cells[indicator.code] for key, cells in screen.groups.items()}
    choice = {} if todays else {BY: TODAYS}
    return CommuneMap(
        _province(units, found, indicator),
        _country(home),
        [(unit.name, value_text(indicator, found[unit.key].value)) for unit in units],
        any(unit.is_approximate for unit in units),
        any(unit.is_district for unit in units),
        todays,
        asked.address("ioc:figure", indicator.code, **choice) + "#ban-do" if then != now else "",
    )


def _province(units: Sequence[MapUnit], found: Mapping[int, Figure], indicator: Indicator) -> SafeString:
    every = [point for unit in units for ring in unit.rings for point in ring]
    west, east = min(p[0] for p in every), max(p[0] for p in every)
    south, north = min(p[1] for p in every), max(p[1] for p in every)
    narrow = cos(radians((south + north) / 2))
    scale = WIDTH / ((east - west) * narrow)
    height = (north - south) * scale
    shaded = shades([found[unit.key].value for unit in units])

    def path(unit: MapUnit) -> str:
        return "".join(_path(ring, west, north, scale * narrow, scale) for ring in unit.rings)

    shapes = format_html_join(
        "", '<path class="{}" d="{}"><title>{}: {}</title></path>',
        (
            ("none" if shade is None else f"h{shade}", path(unit), unit.name,
             value_text(indicator, found[unit.key].value))
            for unit, shade in zip(units, shaded, strict=True)
        ),
    )  # fmt: skip
    best = max(units, key=lambda unit: found[unit.key].value or 0)
    named = units if len(units) <= FEW else (best,)
    names = format_html_join(
        "", '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (px((unit.centre[0] - west) * scale * narrow), px((north - unit.centre[1]) * scale), unit.short)
            for unit in named if found[unit.key].value
        ),
    )  # fmt: skip
    label = _("%(name)s by commune; the table holds the same numbers") % {"name": indicator.name}
    return format_html(
        '<svg class="communes" role="img" aria-label="{}" viewBox="-2 -2 {} {}">{}{}</svg>',
        label, WIDTH + 4, px(height + 4), shapes, names,
    )  # fmt: skip


def _country(home: Any) -> SafeString:
    """Where the province lies, with the archipelagos Hoàng Sa and Trường Sa by name."""
    scale = COUNTRY / (EAST - WEST)
    height = (NORTH - SOUTH) * scale
    outline = directory.country_outline()["features"]

    def at(place: Iterable[float]) -> tuple[float, float]:
        lng, lat = place
        return (lng - WEST) * scale, (NORTH - lat) * scale

    mainland = [f for f in outline if f["properties"]["kind"] == "land"]
    land = "".join(_path(ring, WEST, NORTH, scale, scale) for f in mainland for ring in rings_of(f))
    isles = [f for f in outline if f["properties"]["kind"] == "islands"]
    rings = "".join(_path(ring, WEST, NORTH, scale, scale) for f in isles for ring in rings_of(f))
    dots = format_html_join(
        "", '<circle class="isle" cx="{}" cy="{}" r="1"/>',
        (tuple(map(px, at(f["geometry"]["coordinates"]))) for f in outline if f["properties"]["kind"] == "island"),
    )  # fmt: skip
    names = format_html_join(
        "", '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (px(at(_middle(f))[0]), px(at(_middle(f))[1] + 16), name)
            for f, name in zip(isles, ("Hoàng Sa", "Trường Sa"), strict=False)
        ),
    )  # fmt: skip
    centre = directory.centre_of(home)
    here = tuple(map(px, at(centre))) if centre else ("-9", "-9")
    return format_html(
        '<svg class="country" role="img" aria-label="{}" viewBox="0 0 {} {}"><path class="land" d="{}"/>'
        '<path class="isles" d="{}"/>{}{}<circle class="home" cx="{}" cy="{}" r="3"/></svg>',
        _("Việt Nam with the archipelagos Hoàng Sa and Trường Sa; the dot is this province"),
        COUNTRY, px(height), land, rings, dots, names, *here,
    )  # fmt: skip


def _path(ring: Ring, west: float, north: float, across: float, down: float) -> str:
    """A closed path to a tenth of a unit, without points that fall on the one before."""
    found: list[str] = []
    for lng, lat in ring:
        point = f"{px((lng - west) * across)} {px((north - lat) * down)}"
        if not found or found[-1] != point:
            found.append(point)
    return "M" + "L".join(found) + "Z"


def _middle(feature: dict[str, Any]) -> tuple[float, float]:
    points = [point for ring in rings_of(feature) for point in ring]
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
