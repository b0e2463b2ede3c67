"""A transfer that is neither fee nor mistake: a carrier or a drawer pays in what it collected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.money import format_dong
from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor, record
from tinhso.engines.payments.arrived import Credit
from tinhso.engines.payments.drawers import DrawerClosing
from tinhso.engines.payments.gateways import all_gateways
from tinhso.engines.payments.named import OfGateway
from tinhso.engines.payments.records import Way
from tinhso.engines.payments.remitted import Remittance

DAYS_BACK = 60


@dataclass(frozen=True)
class Collected(OfGateway):
    """A sum that somebody holds for us: of a carrier's ``day``, or of a drawer's ``closing``."""

    amount: int
    gateway: str = ""
    day: date | None = None
    closing: DrawerClosing | None = None


def awaited() -> list[Collected]:
    """What was collected in the last two months and has not been paid in yet, the oldest first."""
    carriers = [gateway.code for gateway in all_gateways() if gateway.way == Way.COD]
    first = clock.today() - timedelta(days=DAYS_BACK)
    since = clock.at(first.year, first.month, first.day)
    days = (
        Credit.objects.filter(gateway__in=carriers, paid_at__gte=since)
        .annotate(day=TruncDate("paid_at", tzinfo=clock.HO_CHI_MINH))
        .values("gateway", "day").annotate(amount=Sum("amount")).order_by("day")
    )  # fmt: skip
    paid_in = Remittance.objects.filter(gateway__in=carriers, day__gte=first)
    before = {row[:2]: row[2] for row in paid_in.values_list("gateway", "day").annotate(Sum("amount"))}
    owed = ({**row, "amount": row["amount"] - before.get((row["gateway"], row["day"]), 0)} for row in days)
    of_carriers = [Collected(**row) for row in owed if row["amount"] > 0]
    closings = DrawerClosing.objects.filter(remittance=None, at__gte=since).select_related("office").order_by("at")
    return of_carriers + [Collected(each.deposit, closing=each) for each in closings if each.deposit > 0]


@transaction.atomic
def take_remittance(
    credit_id: UUID, *, by: Actor, gateway: str = "", day: date | None = None, closing_id: UUID | None = None
) -> Remittance:
    """Say that an undecided transfer is what a carrier collected on a day, or a drawer's deposit; it must be that sum.

    Raises Denied, AlreadyDone where either has been settled, Refused where the sums differ.
    """
    if not access.holds(by, "payments.reconcile"):
        raise Denied
    credit = Credit.objects.select_for_update(of=("self",)).get(pk=credit_id)
    if credit.outcome != Credit.Outcome.UNDECIDED or credit.demand_id is not None:
        raise AlreadyDone(_("This has been decided already."))
    closing = DrawerClosing.objects.get(pk=closing_id) if closing_id else None
    if closing is None and (not gateway or day is None):
        raise Refused(_("Say which collected money this is."))
    same = {"closing": closing} if closing else {"gateway": gateway, "day": day}
    owed = _owed_for(closing) if closing else _owed_of_day(gateway, day or clock.today())
    if owed <= 0 and Remittance.objects.filter(**same).exists():
        raise AlreadyDone(_("This collected money has been paid in before."))
    if owed != credit.amount:
        sums = {"owed": format_dong(owed), "came": format_dong(credit.amount)}
        raise Refused(_("%(owed)s was collected, but %(came)s came. Clear this up with whoever paid it in.") % sums)
    made = Remittance.objects.create(credit=credit, amount=owed, by=by.subject, **same)
    credit.outcome, credit.decided_by, credit.decided_at = Credit.Outcome.REMITTED, by.subject, clock.now()
    credit.save(update_fields=["outcome", "decided_by", "decided_at"])
    record("payments.remitted", on=made, by=by, topic=gateway or "cash", amount=owed)
    return made


def _owed_for(closing: DrawerClosing) -> int:
    return 0 if Remittance.objects.filter(closing=closing).exists() else closing.deposit


def _owed_of_day(gateway: str, day: date) -> int:
    """Đồng that a carrier collected on a day, whatever was found about each sum, and has not paid in yet.

    A sum that is told only after the day was paid in is owed as well. Locked: nobody else settles the day meanwhile.
    """
    begin = clock.at(day.year, day.month, day.day)
    told = Credit.objects.filter(gateway=gateway, paid_at__gte=begin, paid_at__lt=begin + timedelta(days=1))
    collected = sum(told.select_for_update().order_by("pk").values_list("amount", flat=True))
    return collected - sum(Remittance.objects.filter(gateway=gateway, day=day).values_list("amount", flat=True))
