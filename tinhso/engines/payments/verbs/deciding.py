"""What an official decides about money that does not fit its demand."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import adapter, post
from tinhso.engines.events.api import Actor, record
from tinhso.engines.payments.arrived import Credit
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways import Gateway
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.records import Payment
from tinhso.engines.payments.verbs.demanding import locked
from tinhso.engines.payments.verbs.paying import settle
from tinhso.engines.payments.verbs.refunding import give_back

Outcome = Credit.Outcome


@transaction.atomic
def accept(demand_id: UUID, *, by: Actor) -> Payment:
    """Count all undecided money of a waiting demand for it; what is more than demanded is refunded at once.

    Raises Denied, AlreadyDone if it does not wait any more, Refused if the money does not reach.
    """
    asked = locked(demand_id)
    by = access.require(by, "payments.decide", asked)
    if not asked.is_waiting:
        raise AlreadyDone(_("This payment has been made or cancelled already."))
    credits = list(asked.credits.undecided().select_for_update().order_by("paid_at", "id"))
    amount = sum(credit.amount for credit in credits)
    if amount < asked.total:
        raise Refused(_("The money that has arrived does not reach the amount demanded."))
    for credit in credits:
        _decide(credit, Outcome.SETTLED, by)
    last = credits[-1]
    partner = gateway_of(last)
    payment = settle(
        asked,
        amount=amount,
        way=partner.way,
        paid_at=last.paid_at,
        by=by,
        gateway=last.gateway,
        reference=last.reference,
    )
    if amount > asked.total:
        give_back(asked, amount - asked.total, reason="surplus", by=by)
    return payment


@transaction.atomic
def send_back(credit_id: UUID, *, by: Actor, reason: str) -> Credit:
    """Return money that fits no demand to whoever sent it. Raises Denied, AlreadyDone if it was decided before."""
    credit = _undecided(credit_id, by)
    _decide(credit, Outcome.RETURNED, by, reason)
    if gateway_of(credit).refunds:
        content = {"reference": credit.reference, "amount": credit.amount}
        post(credit.gateway, "refund", content, key=str(credit.pk), about=credit.demand_id)
    record("payments.returned", on=credit, by=by, amount=credit.amount, gateway=credit.gateway)
    return credit


@transaction.atomic
def match(credit_id: UUID, key: str, *, by: Actor) -> Credit:
    """Say which demand a sum without a readable code is for; it then waits there to be accepted or sent back.

    ``key`` is the payment code or the dossier's. Raises Denied, AlreadyDone, or Refused if no demand has the code.
    """
    credit = _undecided(credit_id, by)
    asked = Demand.objects.written(key)
    if asked is None:
        sentence = _("No payment has this code. Enter the payment code (TS and nine characters) or the dossier's code.")
        raise Refused(sentence, field="key")
    access.require(by, "payments.decide", asked)
    credit.demand = asked
    credit.save(update_fields=["demand"])
    note("payments.arrived", asked, by=by, channel=gateway_of(credit).way, amount=credit.amount, verdict="matched")
    return credit


def gateway_of(credit: Credit) -> Gateway:
    """The gateway through which it came."""
    found = adapter(credit.gateway)
    assert isinstance(found, Gateway)
    return found


def _undecided(credit_id: UUID, by: Actor) -> Credit:
    """The sum, locked; money of a demand belongs to its office, other money to whoever may decide anywhere."""
    credit = Credit.objects.select_for_update(of=("self",)).select_related("demand__office").get(pk=credit_id)
    if credit.demand is not None:
        access.require(by, "payments.decide", credit.demand)
    elif not access.holds(by, "payments.decide"):
        raise Denied
    if credit.outcome != Outcome.UNDECIDED:
        raise AlreadyDone(_("This has been decided already."))
    return credit


def _decide(credit: Credit, outcome: Credit.Outcome, by: Actor, reason: str = "") -> None:
    credit.outcome, credit.decided_by, credit.decided_at, credit.reason = outcome, by.subject, clock.now(), reason
    credit.save(update_fields=["outcome", "decided_by", "decided_at", "reason"])
