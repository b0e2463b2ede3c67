"""Comparing a gateway's day with ours."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import NotDelivered, adapter
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.payments.arrived import Credit
from tinhso.engines.payments.gateways import Gateway, Notice
from tinhso.engines.payments.reconciled import Difference, Reconciliation
from tinhso.engines.payments.verbs.crediting import take_credit

Kind = Difference.Kind


def reconcile(gateway: str, day: date, *, by: Actor = PLATFORM) -> Reconciliation:
    """Fetch the gateway's list of ``day`` and write down where it differs from ours.

    Raises Denied, or Refused if the gateway gives no list now.
    """
    if not access.holds(by, "payments.reconcile"):
        raise Denied
    partner = adapter(gateway)
    if not isinstance(partner, Gateway):
        raise Refused(_("This partner has no list of payments."))
    try:
        theirs = {notice.reference: notice for notice in partner.day_list(day)}
    except NotDelivered as error:
        raise Refused(_("The gateway gives no list now. Try again later.")) from error
    return _compare(gateway, day, theirs, by)


@transaction.atomic
def _compare(gateway: str, day: date, theirs: dict[str, Notice], by: Actor) -> Reconciliation:
    begin = clock.at(day.year, day.month, day.day)
    found = Credit.objects.filter(gateway=gateway, paid_at__gte=begin, paid_at__lt=begin + timedelta(days=1))
    ours = {credit.reference: credit for credit in found}
    done = Reconciliation.objects.create(
        gateway=gateway,
        day=day,
        by=by.subject,
        their_count=len(theirs),
        their_sum=sum(notice.amount for notice in theirs.values()),
        our_count=len(ours),
        our_sum=sum(credit.amount for credit in ours.values()),
    )
    pairs = [(theirs.get(reference), ours.get(reference)) for reference in sorted(theirs.keys() | ours.keys())]
    differences = [difference for pair in pairs if (difference := _difference(done, *pair))]
    Difference.objects.bulk_create(differences)
    record("payments.reconciled", on=done, by=by, gateway=gateway, day=day.isoformat(), differences=len(differences))
    return done


@transaction.atomic
def take_up(difference_id: UUID, *, by: Actor) -> Credit:
    """Take money that only the gateway's list knows (its notice was lost) as if the notice had come.

    Raises Denied, AlreadyDone, or Refused if it is another kind of difference.
    """
    if not access.holds(by, "payments.reconcile"):
        raise Denied
    difference = Difference.objects.select_for_update().select_related("reconciliation").get(pk=difference_id)
    if difference.settled_at is not None:
        raise AlreadyDone(_("This has been decided already."))
    partner = adapter(difference.reconciliation.gateway)
    if difference.kind != Kind.MISSING_HERE or difference.theirs is None or not isinstance(partner, Gateway):
        raise Refused(_("Only a payment that is missing here can be taken up. Clear up the others with the gateway."))
    notice = Notice(
        message=f"list:{difference.pk}",
        reference=difference.reference,
        purpose=difference.purpose,
        amount=difference.theirs,
        paid_at=difference.paid_at,
    )
    credit = take_credit(partner, notice)
    difference.settled_at = clock.now()
    difference.save(update_fields=["settled_at"])
    return credit


def _difference(done: Reconciliation, theirs: Notice | None, ours: Credit | None) -> Difference | None:
    if theirs is not None and ours is not None and theirs.amount == ours.amount:
        return None
    kind = Kind.AMOUNT if theirs and ours else Kind.MISSING_HERE if theirs else Kind.MISSING_THERE
    known = theirs or ours
    assert known is not None
    return Difference(
        reconciliation=done,
        kind=kind,
        reference=known.reference,
        purpose=known.purpose,
        theirs=theirs.amount if theirs else None,
        ours=ours.amount if ours else None,
        paid_at=known.paid_at,
    )
