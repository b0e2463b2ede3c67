"""A publication as a service request, and its states as updates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.open311.wire import moment
from tinhso.systems.feedback.public.states import WHAT, state_name

Row = dict[str, Any]
ENDED = {"refused", "answered", "closed"}  # after these a report is closed


def request_row(found: Publication) -> Row:
    """The fields of the standard; what is not known is null."""
    place = ", ".join(str(each) for each in (found.place, found.area, found.area.parent if found.area else "") if each)
    photo = next(iter(found.photos), None)
    return {
        "service_request_id": found.code,
        "status": "open" if found.is_open else "closed",
        "status_notes": found.answer or state_name(found.stage),
        "service_name": found.category.name,
        "service_code": found.category_id,
        "description": found.text,
        "agency_responsible": str(found.office or ""),
        "service_notice": None,
        "requested_datetime": moment(found.reported_at),
        "updated_datetime": moment(found.updated_at),
        "expected_datetime": moment(found.due_at),
        "address": place or None,
        "address_id": found.area.code if found.area else None,
        "zipcode": None,
        "lat": found.lat,
        "long": found.lng,
        "media_url": f"{settings.BASE_URL}{photo['url']}" if photo else None,
    }


def update_rows(found: Iterable[Publication], since: datetime | None, until: datetime | None) -> list[Row]:
    """Every state of these reports within the time, in order; the last answer is told in its own words."""
    rows = [row for each in found for row in _updates(each)]
    kept = [row for row in rows if (since is None or row[0] >= since) and (until is None or row[0] <= until)]
    return [row for _at, row in sorted(kept, key=lambda each: (each[0], each[1]["update_id"]))]


def _updates(found: Publication) -> list[tuple[datetime, Row]]:
    last = max((n for n, each in enumerate(found.story) if each["what"] == "answered"), default=-1)
    told = []
    for n, each in enumerate(found.story):
        at = datetime.fromisoformat(each["at"])
        row = {
            "update_id": f"{found.code}-{n + 1}",
            "service_request_id": found.code,
            "status": "closed" if each["what"] in ENDED else "open",
            "updated_datetime": moment(at),
            "description": found.answer if n == last and found.answer else str(WHAT[each["what"]]),
            "media_url": None,
        }
        told.append((at, row))
    return told
