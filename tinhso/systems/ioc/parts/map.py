"""A figure by commune on the province's map, drawn here: outlines, shades, and the country with its archipelagos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.engines.directory import api as directory
from tinhso.engines.indicators.api import Figure, Indicator, Place, end_of, figures, value_text
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.parts.drawing import px, shades

WIDTH, COUNTRY = 480, 150
WEST, EAST, SOUTH, NORTH = 101.8, 117.6, 6.6, 23.6  # of the country with both archipelagos
Ring = list[list[float]]


@dataclass(frozen=True)
class CommuneMap:
    """``rows`` are (commune, value) by name order; ``approximate`` where some outline is not the surveyed one."""

    svg: SafeString
    country: SafeString
    rows: list[tuple[str, str]]
    approximate: bool


def commune_map(asked: Asked, indicator: Indicator) -> CommuneMap | None:
    """For whoever sees the whole province, and what comes from records; the communes of the period's last day."""
    home = directory.home_province(asked.period.last)
    if not asked.sight.is_whole or indicator.of_series is None or home is None:
        return None
    features = directory.shapes(home, min(asked.period.last, asked.day or asked.period.last))["features"]
    if not features:
        return None
    places = {feature["id"]: Place(None, [feature["id"]]) for feature in features}
    screen = figures([indicator], period=asked.period, groups=places, compare=(), known_by=end_of(asked.day))
    found: Mapping[int, Figure] = {key: cells[indicator.code] for key, cells in screen.groups.items()}
    return CommuneMap(
        _province(features, found, indicator),
        _country(home),
        [(f["properties"]["name"], value_text(indicator, found[f["id"]].value)) for f in features],
        any(feature["properties"]["approximate"] for feature in features),
    )


def _province(features: list[dict[str, Any]], found: Mapping[int, Figure], indicator: Indicator) -> SafeString:
    every = [point for feature in features for ring in _rings(feature) for point in ring]
    west, east = min(p[0] for p in every), max(p[0] for p in every)
    south, north = min(p[1] for p in every), max(p[1] for p in every)
    narrow = cos(radians((south + north) / 2))
    scale = WIDTH / ((east - west) * narrow)
    height = (north - south) * scale
    shaded = shades([found[feature["id"]].value for feature in features])

    def path(feature: dict[str, Any]) -> str:
        return "".join(_path(ring, west, north, scale * narrow, scale) for ring in _rings(feature))

    shapes = format_html_join(
        "", '<path class="{}" d="{}"><title>{}: {}</title></path>',
        (
            ("none" if shade is None else f"h{shade}", path(f), f["properties"]["name"],
             value_text(indicator, found[f["id"]].value))
            for f, shade in zip(features, shaded, strict=True)
        ),
    )  # fmt: skip
    best = max(features, key=lambda f: found[f["id"]].value or 0)
    names = format_html_join(
        "", '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        (
            (px((lng - west) * scale * narrow), px((north - lat) * scale), f["properties"]["name"])
            for f in (best,) if found[f["id"]].value for lng, lat in [f["properties"]["centre"]]
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
    land = "".join(_path(ring, WEST, NORTH, scale, scale) for f in mainland for ring in _rings(f))
    isles = [f for f in outline if f["properties"]["kind"] == "islands"]
    rings = "".join(_path(ring, WEST, NORTH, scale, scale) for f in isles for ring in _rings(f))
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


def _rings(feature: dict[str, Any]) -> Iterable[Ring]:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (ring for polygon in polygons for ring in polygon)


def _path(ring: Ring, west: float, north: float, across: float, down: float) -> str:
    """A closed path to a tenth of a unit, without points that fall on the one before."""
    found: list[str] = []
    for lng, lat in ring:
        point = f"{px((lng - west) * across)} {px((north - lat) * down)}"
        if not found or found[-1] != point:
            found.append(point)
    return "M" + "L".join(found) + "Z"


def _middle(feature: dict[str, Any]) -> tuple[float, float]:
    points = [point for ring in _rings(feature) for point in ring]
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
