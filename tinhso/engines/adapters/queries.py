"""What the page of connections shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min, Q

from tinhso.base import clock
from tinhso.engines.adapters.adapter import Adapter, adapters
from tinhso.engines.adapters.line import Line
from tinhso.engines.adapters.outgoing import Outgoing


@dataclass(frozen=True)
class LineView:
    """One row of the page: the adapter, its line, and how much waits since when."""

    adapter: Adapter
    line: Line
    waiting: int
    given_up: int
    oldest: datetime | None

    @property
    def is_closed(self) -> bool:
        return self.line.is_closed(clock.now())


def lines() -> list[LineView]:
    """Every adapter, in two queries."""
    known = {line.adapter: line for line in Line.objects.all()}
    pending = Q(state__in=("waiting", "failed"))
    counts = {
        row["adapter"]: row
        for row in Outgoing.objects.filter(pending | Q(state="given_up"))
        .values("adapter")
        .annotate(
            waiting=Count("pk", filter=pending),
            given_up=Count("pk", filter=Q(state="given_up")),
            oldest=Min("created_at", filter=pending),
        )
    }
    return [
        LineView(
            each,
            known.get(code) or Line(adapter=code),
            counts[code]["waiting"] if code in counts else 0,
            counts[code]["given_up"] if code in counts else 0,
            counts[code]["oldest"] if code in counts else None,
        )
        for code, each in adapters().items()
    ]


def troubles(limit: int = 50, *, of: Iterable[str] = ()) -> list[Outgoing]:
    """Deliveries that failed and were not delivered since, the newest first; ``of`` some adapters alone."""
    rows = Outgoing.objects.filter(adapter__in=list(of)) if of else Outgoing.objects.all()
    return list(rows.troubled()[:limit])


def deliveries(about: UUID) -> list[Outgoing]:
    """All that was sent about one record, in order."""
    return list(Outgoing.objects.filter(about=about).order_by("id"))


def delivery_states(adapter: str, keys: Iterable[str]) -> dict[str, Outgoing]:
    """The deliveries of one adapter by key."""
    return {each.key: each for each in Outgoing.objects.to(adapter).filter(key__in=list(keys))}


def delivered_since(line: str, moment: datetime) -> bool:
    """Whether anything was delivered over a line at ``moment`` or later."""
    return Line.objects.filter(adapter=line, last_delivery_at__gte=moment).exists()
