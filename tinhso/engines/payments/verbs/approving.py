"""Giving money back takes two people: one proposes, another decides."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor
from tinhso.engines.payments.asked_back import RefundRequest
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.verbs.demanding import locked
from tinhso.engines.payments.verbs.refunding import give_back


@transaction.atomic
def propose_refund(demand_id: UUID, *, amount: int, reason: str, by: Actor) -> RefundRequest:
    """Ask that all or part of what was paid be given back.

    Raises Denied, AlreadyDone while a proposal waits, Refused for more than the office holds or without a reason.
    """
    asked = locked(demand_id)
    by = access.require(by, "payments.propose_refund", asked)
    if not 0 < amount <= asked.balance:
        raise Refused(_("Not more can be given back than was paid."), field="amount")
    if not reason.strip():
        raise Refused(_("Say why the money is given back."), field="reason")
    try:
        with transaction.atomic():
            made = RefundRequest.objects.create(demand=asked, amount=amount, reason=reason.strip(), by=by.subject)
    except IntegrityError:
        raise AlreadyDone(_("A refund of this payment has been proposed and waits for a decision.")) from None
    note("payments.refund_proposed", asked, by=by, channel=asked.payment.way, amount=amount)
    return made


@transaction.atomic
def decide_refund(request_id: UUID, *, agreed: bool, by: Actor, answer: str = "") -> RefundRequest:
    """Agree to a proposed refund, which is then paid, or say why not.

    Raises Denied, also for whoever proposed it; AlreadyDone for a second decision; Refused without a reason for no.
    """
    demand_id = RefundRequest.objects.values_list("demand_id", flat=True).get(pk=request_id)
    asked = locked(demand_id)
    by = access.require(by, "payments.refund", asked)
    wanted = RefundRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    if not wanted.is_open:
        raise AlreadyDone(_("This has been decided already."))
    if wanted.by == by.subject:
        raise Denied(_("Whoever proposes a refund does not decide about it. Ask a colleague."))
    if not agreed and not answer.strip():
        raise Refused(_("Say why the money is not given back."), field="answer")
    if agreed:
        if wanted.amount > asked.balance:
            raise Refused(_("Not more can be given back than was paid."), field="amount")
        wanted.refund = give_back(asked, wanted.amount, reason=wanted.reason, by=by)
    wanted.decided_at, wanted.decided_by, wanted.answer = clock.now(), by.subject, answer.strip()[:300]
    wanted.save(update_fields=["decided_at", "decided_by", "answer", "refund"])
    if not agreed:
        note("payments.refund_declined", asked, by=by, channel=asked.payment.way, amount=wanted.amount)
    return wanted
