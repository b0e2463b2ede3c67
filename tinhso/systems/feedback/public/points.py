"""Publications as GeoJSON, for the map and for whoever reuses them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from tinhso.base.errors import Refused
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public.queries import NEWEST, Box, within
from tinhso.systems.feedback.public.states import state_name, state_tone

MOST = 4000  # points of one answer, the newest
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
_FIELDS = ("code", "lat", "lng", "stage", "category__name", "place", "reported_at")


def box_of(text: str) -> Box:
    """``west,south,east,north`` in degrees; empty is everywhere. Raises Refused."""
    if not text:
        return WORLD
    try:
        west, south, east, north = (float(each) for each in text.split(","))
    except ValueError:
        raise Refused("bbox=west,south,east,north", field="bbox") from None
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise Refused("bbox=west,south,east,north", field="bbox")
    return west, south, east, north


def collection(found: QuerySet[Publication], box: Box) -> dict[str, Any]:
    """A FeatureCollection of the newest ``MOST``; ``complete`` says whether that is all. One statement."""
    features = features_of(within(found, box).order_by(*NEWEST)[: MOST + 1])
    return {"type": "FeatureCollection", "complete": len(features) <= MOST, "features": features[:MOST]}


def features_of(found: QuerySet[Publication]) -> list[dict[str, Any]]:
    """Each publication as a point; one statement."""
    words: dict[int, tuple[str, str]] = {}
    address = reverse("feedback:publication", args=["CODE"])
    return [_feature(row, words, address) for row in found.values_list(*_FIELDS)]


def zoom_of(text: str) -> int | None:
    """How near a map stands, 0 to 20; None where nobody says, for whoever wants the points themselves."""
    try:
        return min(max(int(float(text)), 0), 20)
    except (ValueError, OverflowError):
        return None


def _feature(row: tuple[Any, ...], words: dict[int, tuple[str, str]], address: str) -> dict[str, Any]:
    code, lat, lng, stage, category, place, reported_at = row
    if stage not in words:
        words[stage] = (state_name(stage), state_tone(stage))
    state, tone = words[stage]
    return {
        "type": "Feature",
        "id": code,
        "geometry": {"type": "Point", "coordinates": [lng, lat]},
        "properties": {
            "title": f"{category}, {place}" if place else category,
            "url": address.replace("CODE", code),
            "state": state,
            "tone": tone,
            "at": reported_at.date().isoformat(),
        },
    }
