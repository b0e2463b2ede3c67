"""Reading a file of outlines (GeoJSON, RFC 7946) and saying what is wrong with it, unit by unit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.geometry import Place, Ring
from tinhso.engines.directory import rings

MOST_FEATURES, MOST_CORNERS = 5_000, 20_000
WEST, SOUTH, EAST, NORTH = 101.0, 6.0, 118.0, 24.0  # the country with its islands


@dataclass(frozen=True)
class Outline:
    """What a file says of one unit: its code and its rings, each with whether it is a hole."""

    code: str
    lines: list[tuple[Ring, bool]]


def outlines(geojson: str | bytes | Mapping[str, Any]) -> list[Outline]:
    """The outlines of a FeatureCollection whose features have a property ``code``.

    Raises Refused with a sentence that names the unit and what is wrong with it.
    """
    read = geojson if isinstance(geojson, Mapping) else _parsed(geojson)
    features = read.get("features")
    if read.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
        raise Refused(_("This is no GeoJSON FeatureCollection. Choose a file that holds the outlines of communes."))
    if len(features) > MOST_FEATURES:
        raise Refused(_("This file holds more than {n} outlines. Load it in parts.").format(n=MOST_FEATURES))
    found = [_outline(feature, number) for number, feature in enumerate(features, 1)]
    codes = [outline.code for outline in found]
    for code in codes:
        if codes.count(code) > 1:
            raise Refused(_("The code {code} stands twice in this file.").format(code=code))
    return found


def _parsed(text: str | bytes) -> Mapping[str, Any]:
    try:
        read = json.loads(text)
    except ValueError as wrong:
        raise Refused(_("This file is no JSON. Export the outlines as GeoJSON.")) from wrong
    return read if isinstance(read, Mapping) else {}


def _outline(feature: Any, number: int) -> Outline:
    feature = feature if isinstance(feature, Mapping) else {}
    code = str((feature.get("properties") or {}).get("code") or "")
    if not code:
        raise Refused(_("Outline number {n} has no property “code”.").format(n=number))
    geometry = feature.get("geometry") or {}
    parts = {"Polygon": [geometry.get("coordinates")], "MultiPolygon": geometry.get("coordinates")}
    polygons = parts.get(str(geometry.get("type")))
    if not isinstance(polygons, list) or not polygons:
        raise Refused(_("The outline of {code} is neither a Polygon nor a MultiPolygon.").format(code=code))
    return Outline(code, [line for polygon in polygons for line in _lines(polygon, code)])


def _lines(polygon: Any, code: str) -> Iterator[tuple[Ring, bool]]:
    if not isinstance(polygon, list) or not polygon:
        raise Refused(_("The outline of {code} is neither a Polygon nor a MultiPolygon.").format(code=code))
    outer = _ring(polygon[0], code)
    yield outer, False
    for hole in polygon[1:]:
        inner = _ring(hole, code)
        if not all(rings.holds(outer, place) for place in inner):
            raise Refused(_("A hole of {code} does not lie inside its outline.").format(code=code))
        yield inner, True


def _ring(corners: Any, code: str) -> Ring:
    if not isinstance(corners, list) or len(corners) < 4 or corners[0] != corners[-1]:
        raise Refused(_("A line of {code} is not closed: its last corner must be its first.").format(code=code))
    if len(corners) > MOST_CORNERS:
        raise Refused(_("A line of {code} has more than {n} corners.").format(code=code, n=MOST_CORNERS))
    ring = tuple(_place(corner, code) for corner in corners[:-1])
    if len(set(ring)) < 3 or rings.size(ring) == 0:
        raise Refused(_("A line of {code} encloses nothing.").format(code=code))
    if rings.crosses_itself(ring):
        raise Refused(_("A line of {code} crosses itself.").format(code=code))
    return ring


def _place(corner: Any, code: str) -> Place:
    try:
        lng, lat = float(corner[0]), float(corner[1])
    except (TypeError, ValueError, IndexError, KeyError) as wrong:
        raise Refused(_("A corner of {code} is no pair of numbers.").format(code=code)) from wrong
    if isfinite(lng) and WEST <= lat <= EAST and SOUTH <= lng <= NORTH:
        raise Refused(_("The corners of {code} name latitude first; GeoJSON names longitude first.").format(code=code))
    if not (WEST <= lng <= EAST and SOUTH <= lat <= NORTH):
        raise Refused(
            _("A corner of {code} lies outside Viet Nam. Export the outlines in degrees (WGS 84).").format(code=code)
        )
    return Place(lng, lat)
