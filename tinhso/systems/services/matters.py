"""What a person has beside their dossiers among their matters: forms begun, numbers in a hall, appointments."""

from __future__ import annotations

from collections.abc import Sequence

from tinhso.engines.events.api import Actor
from tinhso.engines.inbox.api import Matter
from tinhso.systems.services.again.drafts import DraftMatters
from tinhso.systems.services.counter.matters import CounterMatters


class Beside:
    """The sources in the order in which they are shown."""

    sources = (CounterMatters(), DraftMatters())

    def items(self, actor: Actor, limit: int) -> Sequence[Matter]:
        return [matter for source in self.sources for matter in source.items(actor, limit)][:limit]


MATTERS = Beside()
