"""Reports that may be the same: of the same category, near, not long ago."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import cos, radians

from django.db import connection

from tinhso.base import clock
from tinhso.base.geometry import METRES_PER_DEGREE, Place, box_around
from tinhso.systems.feedback.models import Category, Publication

MOST = 5

# The index over (category, point) walks outwards from the place and stops; what is too far or too old falls out after.
_NEAREST = """
SELECT report FROM (
    SELECT report, reported_at, lat, lng FROM feedback_publication
    WHERE category_id = %(category)s AND lat IS NOT NULL
      AND point(lng, lat) <@ %(box)s::box
    ORDER BY point(lng, lat) <-> point(%(lng)s, %(lat)s) LIMIT 200
) near
WHERE reported_at >= %(since)s
  AND (lat - %(lat)s) ^ 2 + ((lng - %(lng)s) * %(narrow)s) ^ 2 <= %(degrees)s ^ 2
LIMIT %(most)s
"""


def likely_same(category: Category, lat: float, lng: float, at: datetime | None = None) -> list[Publication]:
    """The nearest first, at most five; none where the category says 0 metres. At most 5 ms of 200,000."""
    if not category.near:
        return []
    metres = category.near + category.snap  # a public place may be rounded so far
    with connection.cursor() as cursor:
        cursor.execute(
            _NEAREST,
            {
                "category": category.pk, "lat": lat, "lng": lng, "box": box_around(Place(lng, lat), metres),
                "degrees": metres / METRES_PER_DEGREE, "narrow": cos(radians(lat)), "most": MOST,
                "since": (at or clock.now()) - timedelta(days=category.near_days),
            },
        )  # fmt: skip
        keys = [row[0] for row in cursor.fetchall()]
    found = Publication.objects.select_related("category", "office").in_bulk(keys)
    return [found[key] for key in keys]
