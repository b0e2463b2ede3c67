"""Writing events about a demand with the dimensions that figures need."""

from __future__ import annotations

from typing import Any

from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.payments.demanded import Demand


def note(kind: str, demand: Demand, *, by: Actor = PLATFORM, channel: str = "", **facts: Any) -> None:
    """Record ``kind`` on a demand; the event's channel is the way of paying: gateway, transfer or cash.

    Facts: ``code`` (the payment code), ``about`` (the record it is for), and those given.
    """
    record(
        kind,
        on=demand,
        by=by,
        office=demand.office.here_id,
        area=demand.office.area_id,
        topic=demand.topic,
        channel=channel,
        code=demand.key,
        about=demand.about,
        **facts,
    )
