"""What follows a payment by itself."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.stages import Direction, Stage
from tinhso.engines.post.verbs.preparing import order


@on("payments.paid")
def collect_nothing_more(event: Event) -> None:
    """The postage was paid before the carrier came: nothing is collected at the door, and the postman knows."""
    with transaction.atomic():
        rows = Consignment.objects.select_for_update(of=("self",)).select_related("carrier", "office")
        found = rows.filter(demand=str(event.subject), stage=Stage.PREPARED).exclude(cod=0).first()
        if found is None:
            return
        found.cod = 0
        found.save(update_fields=["cod"])
        if found.direction == Direction.IN:
            order(found, round="paid")
