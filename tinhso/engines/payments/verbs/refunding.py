"""Giving money back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import adapter, post
from tinhso.engines.events.api import Actor
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways import Gateway
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.records import Refund
from tinhso.engines.payments.verbs.demanding import locked


@transaction.atomic
def refund(demand_id: UUID, *, amount: int, reason: str, by: Actor) -> Refund:
    """Give back all or part of what was paid; a gateway is asked through the outbox, the rest is paid out by hand.

    Raises Denied, or Refused if the office does not hold that much of this payment.
    """
    asked = locked(demand_id)
    by = access.require(by, "payments.refund", asked)
    if not 0 < amount <= asked.balance:
        raise Refused(_("Not more can be given back than was paid."), field="amount")
    if not reason.strip():
        raise Refused(_("Say why the money is given back."), field="reason")
    return give_back(asked, amount, reason=reason.strip(), by=by)


def give_back(asked: Demand, amount: int, *, reason: str, by: Actor) -> Refund:
    """Record the refund of a demand whose lock the caller holds, and have its gateway pay it."""
    made = Refund.objects.create(demand=asked, amount=amount, reason=reason, by=by.subject)
    payment = asked.payment
    partner = adapter(payment.gateway) if payment.gateway else None
    if isinstance(partner, Gateway) and partner.refunds:
        content = {"reference": payment.reference, "amount": amount}
        post(partner.code, "refund", content, key=str(made.pk), about=asked.pk)
    if asked.balance == 0:
        asked.stage = Demand.Stage.REFUNDED
        asked.save(update_fields=["stage"])
    note("payments.refunded", asked, by=by, channel=payment.way, amount=amount)
    return made
