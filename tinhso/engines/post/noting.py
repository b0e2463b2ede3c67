"""Writing events about a consignment with the dimensions that figures need."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.post.consigned import Consignment


def note(
    kind: str,
    consignment: Consignment,
    *,
    by: Actor = PLATFORM,
    sign: int = 1,
    happened_at: datetime | None = None,
    **facts: Any,
) -> None:
    """Record ``kind``; the event's channel is the direction (in, out), its area the commune of the address.

    Facts: ``code``, ``about`` (the record it is for), and those given.
    """
    record(
        kind,
        on=consignment,
        by=by,
        office=consignment.office.here_id,
        area=consignment.area_id,
        topic=consignment.topic,
        channel=consignment.direction,
        sign=sign,
        happened_at=happened_at,
        code=consignment.code,
        about=consignment.about,
        **facts,
    )


def involve(consignment: Consignment, *, carrier: bool) -> None:
    """The person, the desk and those above it see it; the carrier's people from when they are to carry it."""
    subjects = {consignment.party, *directory.subjects_of(consignment.office)}
    if carrier:
        subjects.add(consignment.carrier.office.here_id)
    access.involve(consignment, subjects)
