"""What came to the desk is in the clerk's hands."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.post.addresses import Address
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.noting import note
from tinhso.engines.post.stages import Direction, Stage
from tinhso.engines.post.verbs.preparing import locked, prepare, require_at_desk


@transaction.atomic
def take_in(consignment_id: UUID, *, by: Actor) -> Consignment:
    """Papers that arrived, or a result that came back, lie at the desk now.

    Raises Denied, AlreadyDone for a second time, Refused where the carrier has not said that it has come.
    """
    found = locked(consignment_id)
    by = require_at_desk(by, found)
    if found.seen_at is not None:
        raise AlreadyDone(_("This has been taken in before."))
    if not found.has_come_to_the_desk:
        raise Refused(_("The post has not reported this as delivered to the desk."))
    found.seen_at, found.seen_by = clock.now(), by.subject
    found.save(update_fields=["seen_at", "seen_by"])
    note("post.seen", found, by=by)
    return found


@transaction.atomic
def send_again(consignment_id: UUID, *, address: Address, phone: str, by: Actor) -> Consignment:
    """Give a result that came back or was lost a new number, to the address that the recipient named now.

    What came back is taken in first. Raises Denied, AlreadyDone where it was sent again before, Refused otherwise.
    """
    found = locked(consignment_id)
    by = require_at_desk(by, found)
    if found.direction != Direction.OUT or found.stage not in (Stage.RETURNED, Stage.LOST):
        raise Refused(_("Only a result that came back or was lost is sent again."))
    if Consignment.objects.filter(replaces=found).exists():
        raise AlreadyDone(_("This has been sent again before."))
    if found.stage == Stage.RETURNED and found.seen_at is None:
        found = take_in(found.pk, by=by)
    return prepare(
        found.about,
        direction=found.direction,
        office=found.office,
        party=found.party,
        name=found.name,
        phone=phone or found.phone,
        address=address,
        reference=found.reference,
        topic=found.topic,
        replaces=found,
        by=by,
    )
