"""Which unit holds a place, and the outlines of units as GeoJSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import isfinite
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Prefetch, Q

from tinhso.base import clock
from tinhso.base.geometry import Place
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.rings import holds
from tinhso.engines.directory.shapes import AreaRing, AreaShape

PLACES = 4  # decimals of a degree: 11 m
# The index finds rings whose box holds the place; where two units share the line, the lower code has it.
_AT = """
    SELECT a.id FROM directory_arearing r
    JOIN directory_area a ON a.id = r.shape_id
    WHERE box(r.line) @> box(%(place)s::point) AND r.line @> %(place)s::point AND NOT r.is_hole
      AND a.level = %(level)s AND a.valid_from <= %(day)s AND (a.valid_to IS NULL OR a.valid_to > %(day)s)
      AND NOT EXISTS (
          SELECT FROM directory_arearing h WHERE h.shape_id = r.shape_id AND h.is_hole AND h.line @> %(place)s::point
      )
    ORDER BY a.code LIMIT 1
"""


def area_at(lat: float, lng: float, on: date | None = None, level: str = Area.Level.COMMUNE) -> Area | None:
    """The unit that held the place on a day (today), with its parents; None where no outline is known.

    Degrees of WGS 84. Outside the province, at sea and abroad there is none.
    """
    if not (isfinite(lat) and isfinite(lng)):
        return None
    place = str(Place(float(lng), float(lat)))
    values: dict[str, str | date] = {"place": place, "level": level, "day": on or clock.today()}
    with connection.cursor() as cursor:
        cursor.execute(_AT, values)
        found = cursor.fetchone()
    return Area.objects.select_related("parent__parent").get(pk=found[0]) if found else None


def centre_of(area: Area) -> Place | None:
    """A place inside the unit; without an outline its centre in the register, if that is known."""
    shape = AreaShape.objects.filter(pk=area.pk).first()
    if shape is not None:
        return Place(*shape.centre)
    if area.latitude is None or area.longitude is None:
        return None
    return Place(area.longitude, area.latitude)


def shapes(parent: Area, on: date | None = None) -> dict[str, Any]:
    """GeoJSON of the communes in ``parent`` on a day (today): code, name, whether approximate; two queries."""
    inside = Q(area__parent=parent) | Q(area__parent__parent=parent) | Q(area=parent)
    found = (
        AreaShape.objects.filter(inside, valid_on(on or clock.today(), "area__"), area__level=Area.Level.COMMUNE)
        .select_related("area")
        .prefetch_related(Prefetch("rings", AreaRing.objects.order_by("is_hole", "id")))
        .order_by("area__code")
    )
    return {"type": "FeatureCollection", "features": [_feature(shape) for shape in found]}


def sources_of_today() -> list[dict[str, Any]]:
    """How many communes have their outline from whom: ``source``, ``is_approximate``, ``many``; real ones first."""
    today = AreaShape.objects.filter(valid_on(clock.today(), "area__"), area__level=Area.Level.COMMUNE)
    rows = today.values("source", "is_approximate").annotate(many=Count("pk"))
    return [dict(row) for row in rows.order_by("is_approximate", "-many")]


def shapes_loaded_at() -> str:
    """Changes whenever an outline does: a name for the version of all outlines."""
    last = AreaShape.objects.aggregate(last=Max("loaded_at"))["last"]
    return last.isoformat() if last else ""


def _feature(shape: AreaShape) -> dict[str, Any]:
    area, centre = shape.area, Place(*shape.centre)
    return {
        "type": "Feature",
        "id": area.pk,
        "properties": {
            "code": area.code,
            "name": str(area),
            "centre": _rounded(centre),
            "approximate": shape.is_approximate,
        },
        "geometry": {"type": "MultiPolygon", "coordinates": _polygons(shape.rings.all())},
    }


def _polygons(rings: Iterable[AreaRing]) -> list[list[list[list[float]]]]:
    """Each outer ring with the holes that lie in it."""

    found: list[tuple[AreaRing, list[list[list[float]]]]] = []
    for ring in rings:
        line = [_rounded(place) for place in (*ring.line, ring.line[0])]
        if not ring.is_hole:
            found.append((ring, [line]))
            continue
        around = next((lines for outer, lines in found if holds(outer.line, ring.line[0])), None)
        if around is not None:
            around.append(line)
    return [lines for _, lines in found]


def _rounded(place: Place) -> list[float]:
    return [round(place.lng, PLACES), round(place.lat, PLACES)]
