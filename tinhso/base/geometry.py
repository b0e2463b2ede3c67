"""Places as PostgreSQL keeps them without extensions: points and rings of longitude and latitude (WGS 84)."""

from __future__ import annotations

import re
from math import cos, radians
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
else:
    Field = models.Field

METRES_PER_DEGREE = 111_195  # of latitude; of longitude times the cosine of the latitude
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


class Place(NamedTuple):
    """Degrees; longitude first, as in GeoJSON and in PostgreSQL's ``point(x, y)``."""

    lng: float
    lat: float

    def __str__(self) -> str:
        return f"({self.lng!r},{self.lat!r})"


Ring = tuple[Place, ...]


class PointField(Field):
    """A ``Place`` in a column of type ``point``; index with ``GistIndex(fields=[…])``."""

    def db_type(self, connection: Any) -> str:
        return "point"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Place | None:
        return None if value is None else Place(*map(float, _NUMBER.findall(value)))

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(Place(*value))

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::point"


class RingField(Field):
    """A ``Ring`` in a column of type ``polygon``: the last place is joined to the first."""

    def db_type(self, connection: Any) -> str:
        return "polygon"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Ring | None:
        if value is None:
            return None
        numbers = list(map(float, _NUMBER.findall(value)))
        return tuple(map(Place, numbers[::2], numbers[1::2]))

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else f"({','.join(str(Place(*place)) for place in value)})"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::polygon"


def box_around(place: Place, metres: float) -> str:
    """The text of a ``box`` that reaches at least ``metres`` from the place on each side: ``pos <@ %s::box``."""
    up = metres / METRES_PER_DEGREE
    aside = up / max(cos(radians(place.lat)), 0.01)
    return f"({place.lng + aside},{place.lat + up}),({place.lng - aside},{place.lat - up})"


def metres_between(one: Place, other: Place) -> float:
    """How far apart two places of one province are; flat, which is right to a thousandth over 50 km."""
    across = (one.lng - other.lng) * cos(radians((one.lat + other.lat) / 2))
    return METRES_PER_DEGREE * float((across**2 + (one.lat - other.lat) ** 2) ** 0.5)
