"""Reports that may be the same: of the category, near in place and time."""

from __future__ import annotations

from datetime import timedelta
from math import cos, radians

from tinhso.base import clock
from tinhso.base.geometry import METRES_PER_DEGREE
from tinhso.engines.access import api as access
from tinhso.engines.cases.api import OPEN
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Report

MOST = 10


def candidates(found: Report, *, by: Actor) -> list[Case]:
    """Those that ``by`` may read, the newest first; without a point, the same commune counts as near."""
    category = found.category
    since = clock.now() - timedelta(days=category.near_days)
    rows = Report.objects.filter(category=category.pk, case__submitted_at__gte=since, case__stage__in=OPEN)
    rows = rows.filter(case__is_confidential=found.case.is_confidential).exclude(pk=found.pk)
    if found.lat is not None and found.lng is not None:
        high = max(category.near, 50) / METRES_PER_DEGREE
        wide = high / max(0.2, cos(radians(found.lat)))
        rows = rows.filter(
            lat__range=(found.lat - high, found.lat + high), lng__range=(found.lng - wide, found.lng + wide)
        )
    elif found.case.area_id:
        rows = rows.filter(case__area=found.case.area_id)
    else:
        return []
    near = Case.objects.filter(pk__in=rows.values("pk")).order_by("-pk")
    return list(access.only(by, "cases.read", near, one_by_one=True)[:MOST])
