"""The post points of Long An until 30 June 2025, one in each commune, for the full planting."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tinhso.engines.directory import api as directory
from tinhso.engines.post.demo import SINCE
from tinhso.engines.post.points import PostPoint

BEGAN = date(2020, 2, 1)


@transaction.atomic
def plant_before() -> int:
    """Those that are there stay. Returns how many were made."""
    home = directory.home_province(BEGAN)
    if home is None:
        return 0
    there = set(PostPoint.objects.filter(valid_from=BEGAN).values_list("area", flat=True))
    missing = [area for area in directory.communes_of(home, BEGAN) if area.pk not in there]
    PostPoint.objects.bulk_create(
        PostPoint(name=f"Điểm Bưu điện – Văn hóa {area.name}", area=area, valid_from=BEGAN, valid_to=SINCE)
        for area in missing
    )
    return len(missing)
