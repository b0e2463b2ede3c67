"""The units that a map shades: communes, or the districts that there were until 30 June 2025."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area

Ring = list[list[float]]


@dataclass(frozen=True)
class MapUnit:
    """``areas`` are those whose records are its own: itself, its communes, and what went into them."""

    key: int
    name: str
    short: str
    areas: frozenset[int]
    rings: list[Ring]
    centre: tuple[float, float]
    is_approximate: bool
    is_district: bool


def units_of(home: Area, day: date) -> list[MapUnit]:
    """Of a province on a day, by code; no unit without an outline. A statement for each generation of units more."""
    features = directory.shapes(home, day)["features"]
    known = directory.areas_by_id(feature["id"] for feature in features)
    origins = directory.origins_of(known)
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    heads: dict[int, Area] = {}
    for feature in features:
        area = known[feature["id"]]
        head = area.parent if area.parent and area.parent.level == Area.Level.DISTRICT else area
        heads[head.pk] = head
        parts[head.pk].append(feature)
    units = [_unit(head, parts[key], origins) for key, head in heads.items()]
    return sorted(units, key=lambda unit: heads[unit.key].code)


def rings_of(feature: dict[str, Any]) -> Iterable[Ring]:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (ring for polygon in polygons for ring in polygon)


def _unit(head: Area, features: list[dict[str, Any]], origins: dict[int, frozenset[int]]) -> MapUnit:
    centres = [feature["properties"]["centre"] for feature in features]
    is_district = head.level == Area.Level.DISTRICT
    return MapUnit(
        head.pk,
        str(head),
        head.name if is_district else str(head),
        frozenset({head.pk}).union(*(origins[feature["id"]] for feature in features)),
        [ring for feature in features for ring in rings_of(feature)],
        (sum(lng for lng, _ in centres) / len(centres), sum(lat for _, lat in centres) / len(centres)),
        any(feature["properties"]["approximate"] for feature in features),
        is_district,
    )
