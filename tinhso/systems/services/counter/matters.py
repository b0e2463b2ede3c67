"""A citizen's numbers and appointments among their matters."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from tinhso.engines.counters import api as counters
from tinhso.engines.events.api import Actor
from tinhso.engines.inbox.api import Matter


class CounterMatters:
    """What one holds in the halls, the newest first."""

    def items(self, actor: Actor, limit: int) -> Sequence[Matter]:
        numbers = [
            Matter(
                code=ticket.code,
                title=counters.hall_name(ticket.office),
                state=ticket.get_stage_display(),
                tone="new",
                url=reverse("counters:ticket", args=[ticket.token]),
                at=ticket.drawn_at,
            )
            for ticket in counters.tickets_of(actor.subject)
        ]
        times = [
            Matter(
                code=made.shown_code,
                title=made.subject_line or counters.hall_name(made.office),
                state=made.get_stage_display(),
                tone="new" if made.is_open else "neutral",
                url=reverse("counters:appointment", args=[made.token]),
                at=made.slot.begins,
            )
            for made in counters.appointments_of(actor.subject, limit)
        ]
        return [*numbers, *times][:limit]
