"""Taking in what a gateway says, and deciding about money that does not fit."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.events.api import PLATFORM, record
from tinhso.engines.payments.arrived import Credit
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways import Gateway, Notice
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.verbs.demanding import locked
from tinhso.engines.payments.verbs.paying import settle


@transaction.atomic
def take_credit(gateway: Gateway, notice: Notice) -> Credit:
    """Count money that has arrived, once: settle its demand if it fits exactly, else leave it to an official."""
    asked = _demand_of(notice)
    told = Credit.objects.filter(gateway=gateway.code, reference=notice.reference).first()
    if told is not None:
        return told
    verdict = _verdict(asked, notice.amount)
    credit = Credit.objects.create(
        gateway=gateway.code,
        reference=notice.reference,
        demand=asked,
        amount=notice.amount,
        purpose=notice.purpose[:200],
        paid_at=notice.paid_at,
        verdict=verdict,
        outcome=Credit.Outcome.SETTLED if verdict == Credit.Verdict.SETTLES else Credit.Outcome.UNDECIDED,
    )
    if asked is not None and verdict == Credit.Verdict.SETTLES:
        settle(
            asked,
            amount=notice.amount,
            way=gateway.way,
            paid_at=notice.paid_at,
            by=PLATFORM,
            gateway=gateway.code,
            reference=notice.reference,
        )
    elif asked is not None:
        note("payments.arrived", asked, channel=gateway.way, amount=notice.amount, verdict=verdict)
    else:
        record("payments.arrived", on=credit, channel=gateway.way, amount=notice.amount, verdict=verdict)
    return credit


def _demand_of(notice: Notice) -> Demand | None:
    """The demand that the purpose means, locked: copies of a notice wait here for one another."""
    found = Demand.objects.meant_by(notice.purpose)
    return locked(found.pk) if found else None


def _verdict(asked: Demand | None, amount: int) -> Credit.Verdict:
    if asked is None:
        return Credit.Verdict.UNKNOWN
    if asked.is_paid:
        return Credit.Verdict.PAID_BEFORE
    if not asked.is_waiting:
        return Credit.Verdict.CANCELLED
    if amount != asked.total:
        return Credit.Verdict.TOO_LITTLE if amount < asked.total else Credit.Verdict.TOO_MUCH
    return Credit.Verdict.SETTLES
