"""Points seen from afar, gathered into circles with their number, so that a phone never loads them all."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Avg, Count, F, FloatField, Max, QuerySet
from django.db.models.functions import Floor
from django.utils.translation import get_language

from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public.points import collection, features_of
from tinhso.systems.feedback.public.queries import Box, within

SINGLE = 1000  # so many points of a view are sent one by one
PIXELS, TILE = 60, 512  # of one cell on the screen; of the world at zoom 0, in a map of vector tiles
SECONDS = 60  # a view of the whole province is worked out once for everybody


def gathered(found: QuerySet[Publication], box: Box, zoom: int, *, key: str) -> dict[str, Any]:
    """Every point of a view where they are few, circles with their ``count`` where they are many.

    ``zoom`` as maps count it, 0 the world; ``key`` names what ``found`` was narrowed to. A circle of one is its point.
    ``complete`` says whether these are all points one by one, and nobody need ask again nearer by.
    """
    here = within(found, box)
    if here[: SINGLE + 1].count() <= SINGLE:
        return collection(found, box)
    view = sha256(f"{get_language()} {zoom} {box} {key}".encode()).hexdigest()
    name = f"feedback.points:{view}"
    known: dict[str, Any] | None = cache.get(name)
    if known is None:
        known = _cells(here, 360 / 2**zoom * PIXELS / TILE)
        cache.set(name, known, SECONDS)
    return known


def _cells(here: QuerySet[Publication], degrees: float) -> dict[str, Any]:
    cells = here.order_by().annotate(
        x=Floor(F("lng") / degrees, output_field=FloatField()), y=Floor(F("lat") / degrees, output_field=FloatField())
    )
    rows = cells.values("x", "y").annotate(
        many=Count("pk"), at_lng=Avg("lng"), at_lat=Avg("lat"), code_of=Max("code")
    )  # fmt: skip
    found: list[dict[str, Any]] = [dict(row) for row in rows]
    single = [row["code_of"] for row in found if row["many"] == 1]
    circles = [_circle(row) for row in found if row["many"] > 1]
    return {
        "type": "FeatureCollection",
        "complete": False,
        "features": [*circles, *features_of(Publication.objects.filter(code__in=single))],
    }


def _circle(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"{row['x']:.0f}:{row['y']:.0f}",
        "geometry": {"type": "Point", "coordinates": [round(row["at_lng"], 5), round(row["at_lat"], 5)]},
        "properties": {"count": row["many"]},
    }
