"""Paying: the one place where a demand becomes paid, and cash at the counter."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.receipts import give_number
from tinhso.engines.payments.records import Payment, Way
from tinhso.engines.payments.verbs.demanding import locked


@transaction.atomic
def pay_cash(demand_id: UUID, *, by: Actor) -> Payment:
    """An official took the whole amount in cash. Raises Denied, AlreadyDone if it is paid, Refused if cancelled."""
    asked = locked(demand_id)
    by = access.require(by, "payments.collect", asked)
    if asked.is_paid:
        raise AlreadyDone(_("This has been paid already."))
    if not asked.is_waiting:
        raise Refused(_("This payment was cancelled. Do not take money for it."))
    return settle(asked, amount=asked.total, way=Way.CASH, paid_at=clock.now(), by=by)


def settle(
    asked: Demand, *, amount: int, way: Way, paid_at: datetime, by: Actor, gateway: str = "", reference: str = ""
) -> Payment:
    """Make a waiting demand, whose lock the caller holds, paid; give the receipt its number; tell everyone."""
    payment = Payment.objects.create(
        demand=asked,
        amount=amount,
        way=way,
        gateway=gateway,
        reference=reference,
        paid_at=paid_at,
        by=by.subject,
    )
    asked.stage = Demand.Stage.PAID
    asked.save(update_fields=["stage"])
    give_number(payment)
    note("payments.paid", asked, by=by, channel=way, amount=amount, gateway=gateway)
    return payment
