"""The two lists, merged from every system that offers to them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from tinhso.base.registry import offered
from tinhso.engines.events.api import Actor
from tinhso.engines.inbox.items import Matter, Wanted, Work

NEVER = datetime.max.replace(tzinfo=UTC)


def my_work(actor: Actor, wanted: Wanted) -> list[Work]:
    """What waits for ``actor``, the most urgent first."""
    found = [item for source in offered("inbox.work") for item in source.items(actor, wanted)]
    return sorted(found, key=lambda item: item.due_at or NEVER)[: wanted.limit]


def how_much(actor: Actor) -> Counter[str]:
    """How much waits, how much of it is late, how much is taken up."""
    total: Counter[str] = Counter()
    for source in offered("inbox.work"):
        total.update(source.counts(actor))
    return total


def my_matters(actor: Actor, limit: int = 100) -> list[Matter]:
    """All that the person has with the province: what needs them first, then the newest."""
    found = [item for source in offered("inbox.matters") for item in source.items(actor, limit)]
    return sorted(found, key=lambda item: (not item.needs_you, -item.at.timestamp()))[:limit]
