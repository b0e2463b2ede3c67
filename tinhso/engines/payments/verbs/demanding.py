"""Asking for money, and withdrawing the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory.api import subjects_of
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.payments.collecting import account_of
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.fees import FeeLine, total
from tinhso.engines.payments.keys import new_key
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.records import Cancellation

DRAWS = 5  # of 32⁸ keys: the second draw is free unless something is wrong


@transaction.atomic
def demand(
    about: UUID,
    *,
    payer: int,
    office: Office,
    lines: Sequence[FeeLine],
    by: Actor,
    topic: str = "",
    code: str = "",
    occasion: str = Demand.Occasion.RECEIPT,
    return_path: str = "",
    also: Iterable[int] = (),
) -> Demand:
    """Ask ``payer`` (a subject) to pay ``lines`` to ``office`` for the record ``about``; whoever calls this may.

    ``also`` are subjects that see the demand beside the payer and the office, such as the desk that takes cash.

    A demand that waits for the same record and occasion is given back if it is the same, so a double click asks
    once. Raises Refused if there is nothing to pay, AlreadyDone if another demand waits (cancel it first).
    """
    if total(lines) <= 0:
        raise Refused(_("There is nothing to pay."))
    frozen = [line.as_json() for line in lines]
    made = Demand(
        key=new_key(),
        about=about,
        payer=payer,
        office=office,
        account=account_of(office),
        topic=topic,
        code=code,
        occasion=occasion,
        lines=frozen,
        total=total(lines),
        return_path=return_path,
    )
    waiting = _keep(made)
    if waiting is not None:
        if (waiting.lines, waiting.payer) != (frozen, payer):
            raise AlreadyDone(_("Another payment is already being asked for. Cancel it before you ask for a new one."))
        return waiting
    access.involve(made, {payer, *subjects_of(office), *also})
    note("payments.demanded", made, by=by, amount=made.total)
    return made


@transaction.atomic
def cancel(demand_id: UUID, *, by: Actor, reason: str) -> Cancellation:
    """Withdraw a demand that was not paid; whoever calls this may. Money that still comes waits for a decision.

    Raises AlreadyDone if it is cancelled or paid.
    """
    asked = locked(demand_id)
    if not asked.is_waiting:
        raise AlreadyDone(_("This payment has been made or cancelled already."))
    cancellation = Cancellation.objects.create(demand=asked, reason=reason, by=by.subject)
    asked.stage = Demand.Stage.CANCELLED
    asked.save(update_fields=["stage"])
    note("payments.cancelled", asked, by=by, amount=asked.total)
    return cancellation


def _keep(made: Demand) -> Demand | None:
    """Store it; the demand that waits already where there is one. A key that somebody has is drawn again."""
    for _draw in range(DRAWS):
        try:
            with transaction.atomic():
                made.save(force_insert=True)
            return None
        except IntegrityError:
            same = Demand.objects.select_for_update().waiting().filter(about=made.about, occasion=made.occasion)
            if waiting := same.first():
                return waiting
            if not Demand.objects.filter(key=made.key).exists():
                raise
            made.key = new_key()
    raise RuntimeError(f"No free payment code in {DRAWS} draws.")


def locked(demand_id: UUID) -> Demand:
    """The demand, held until the transaction ends: every verb that touches money takes this lock first."""
    return Demand.objects.select_for_update(of=("self",)).select_related("office", "account").get(pk=demand_id)
