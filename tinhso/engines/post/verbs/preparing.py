"""Making up a consignment, and calling it off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Demand
from tinhso.engines.post.addresses import Address
from tinhso.engines.post.carriers import carrier_on
from tinhso.engines.post.codes import next_code
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.fees import postage
from tinhso.engines.post.noting import involve, note
from tinhso.engines.post.stages import Direction, Stage


@transaction.atomic
def prepare(
    about: UUID,
    *,
    direction: str,
    office: Office,
    party: int,
    name: str,
    phone: str,
    address: Address,
    by: Actor,
    reference: str = "",
    topic: str = "",
    return_path: str = "",
    replaces: Consignment | None = None,
    free: bool = False,
) -> Consignment:
    """Give the record ``about`` a consignment with a number of the carrier's; whoever calls this may.

    Papers to be fetched (``in``) are ordered from the carrier at once; a result (``out``) waits for a manifest. The
    postage is demanded from ``party`` unless it is ``free``: paid before, or collected at the door. One that is not
    ended is given back if it goes the same way. Raises Refused where nobody carries or a telephone is missing.
    """
    if open_one := _open(about, direction):
        return open_one
    carrier = carrier_on()
    if carrier is None:
        raise Refused(_("No post carries for the province on this day."))
    if not phone:
        raise Refused(_("The postman needs a telephone number. Enter yours in your account first."), field="phone")
    made = Consignment(
        code=next_code(carrier),
        about=about,
        reference=reference,
        topic=topic,
        direction=direction,
        office=office,
        carrier=carrier,
        party=party,
        name=name,
        phone=phone,
        address=address.line,
        area=address.area,
        before=address.before,
        made_by=by.subject,
        replaces=replaces,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        if there := _open(about, direction):
            return there
        raise
    _demand(made, address, by=by, return_path=return_path) if not free else None
    involve(made, carrier=direction == Direction.IN)
    note("post.prepared", made, by=by, cod=made.cod)
    if direction == Direction.IN:
        order(made)
    return made


@transaction.atomic
def cancel(consignment_id: UUID, *, by: Actor, reason: str) -> Consignment:
    """Call it off before the carrier has it; postage that was not paid is no longer asked for.

    Whoever calls this may. Raises AlreadyDone once the carrier has it or it has ended.
    """
    found = locked(consignment_id)
    if found.stage != Stage.PREPARED:
        raise AlreadyDone(_("The post has it already. It can no longer be called off."))
    found.stage, found.cancelled_at, found.ended_at = Stage.CANCELLED, clock.now(), clock.now()
    found.save(update_fields=["stage", "cancelled_at", "ended_at"])
    if found.demand is not None and not payments.is_settled(found.pk):
        payments.cancel(found.demand, by=by, reason=reason)
    if found.direction == Direction.IN:
        withdraw_order(found)
    note("post.cancelled", found, by=by)
    return found


def locked(consignment_id: UUID) -> Consignment:
    """The consignment, held until the transaction ends."""
    rows = Consignment.objects.select_for_update(of=("self",))
    return rows.select_related("office", "carrier__office", "area__parent").get(pk=consignment_id)


def require_at_desk(by: Actor, consignment: Consignment) -> Actor:
    """Raises Denied for whoever may not handle the consignments of that desk."""
    return access.require(by, "post.prepare", consignment)


def order(consignment: Consignment, *, round: str = "") -> None:
    """Tell the carrier; the outbox holds the key alone, the address is filled in when it is sent."""
    key = f"{consignment.pk}:{round}" if round else str(consignment.pk)
    payload: dict[str, Any] = {"consignment": str(consignment.pk)}
    adapters.post(consignment.carrier.adapter, "order", payload, key=key, about=consignment.pk)


def withdraw_order(consignment: Consignment, *, round: str = "") -> None:
    """Tell the carrier that it will not come."""
    payload = {"code": consignment.code}
    key = f"{consignment.pk}:{round}:off"
    adapters.post(consignment.carrier.adapter, "withdraw", payload, key=key, about=consignment.pk)


def _open(about: UUID, direction: str) -> Consignment | None:
    return Consignment.objects.filter(about=about, direction=direction, ended_at=None).first()


def _demand(made: Consignment, address: Address, *, by: Actor, return_path: str) -> None:
    lines = postage(made.direction, address)
    if payments.total(lines) <= 0:
        return
    asked = payments.demand(
        made.pk,
        payer=made.party,
        office=made.office,
        lines=lines,
        by=by,
        topic=made.topic,
        occasion=Demand.Occasion.RETURN if made.direction == Direction.OUT else Demand.Occasion.RECEIPT,
        return_path=return_path,
    )
    made.demand, made.cod = asked.pk, asked.total
    made.save(update_fields=["demand", "cod"])
