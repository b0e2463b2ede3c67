"""The clerk's cash drawer: paying out refunds, and the daily close."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.access.models import Subject
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.payments.drawers import CashOut, ClosedCash, DrawerClosing
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.records import Payment, Refund, Way
from tinhso.engines.payments.verbs.demanding import locked


@dataclass(frozen=True)
class Drawer:
    """What a clerk's drawer should hold now, and what moved since the last close."""

    brought: int
    payments: list[Payment]
    pay_outs: list[CashOut]

    @property
    def taken(self) -> int:
        return sum(payment.amount for payment in self.payments)

    @property
    def paid_out(self) -> int:
        return sum(out.refund.amount for out in self.pay_outs)

    @property
    def expected(self) -> int:
        return self.brought + self.taken - self.paid_out

    @property
    def is_untouched(self) -> bool:
        return not self.payments and not self.pay_outs


def drawer_of(by: Actor) -> Drawer:
    """Cash that this person took and paid out and no close has counted."""
    last = DrawerClosing.objects.filter(by=by.subject).order_by("-at").first()
    taken = Payment.objects.filter(way=Way.CASH, by=by.subject, closed=None).select_related("demand", "receipt__book")
    outs = CashOut.objects.filter(by=by.subject, closed=None).select_related("refund__demand")
    return Drawer(last.left if last else 0, list(taken.order_by("at")), list(outs.order_by("at")))


@transaction.atomic
def pay_out(refund_id: UUID, *, by: Actor) -> CashOut:
    """Give a refund of cash to the payer out of one's own drawer.

    Raises Denied, AlreadyDone for a second time, Refused where the payment was not cash or the drawer holds less.
    """
    demand_id = Refund.objects.values_list("demand_id", flat=True).get(pk=refund_id)
    asked = locked(demand_id)
    by = access.require(by, "payments.collect", asked)
    refund = Refund.objects.get(pk=refund_id)
    if asked.payment.way != Way.CASH:
        raise Refused(_("This was not paid in cash. It goes back the way it came."))
    if CashOut.objects.filter(refund=refund).exists():
        raise AlreadyDone(_("This has been paid out before."))
    Subject.objects.select_for_update().get(pk=by.subject)
    if drawer_of(by).expected < refund.amount:
        raise Refused(_("Your drawer does not hold that much. Ask a colleague to pay it out."))
    made = CashOut.objects.create(refund=refund, by=by.subject)
    note("payments.paid_out", asked, by=by, channel=Way.CASH, amount=refund.amount)
    return made


@transaction.atomic
def close_drawer(*, counted: int, by: Actor, left: int = 0, note_text: str = "") -> DrawerClosing:
    """Count one's drawer: every movement since the last close belongs to this one.

    Raises Denied, AlreadyDone where nothing moved, Refused for a difference that is not explained.
    """
    office = _office(by)
    by = access.require_at(by, "payments.collect", directory.subjects_of(office))
    Subject.objects.select_for_update().get(pk=by.subject)  # two closes of one drawer wait for one another
    drawer = drawer_of(by)
    if drawer.is_untouched:
        raise AlreadyDone(_("No cash has moved since the last close."))
    if not 0 <= left <= counted:
        raise Refused(_("Not more can be left in the drawer than was counted."), field="left")
    if counted != drawer.expected and not note_text.strip():
        raise Refused(_("The count differs from what was taken. Say why."), field="note")
    made = DrawerClosing.objects.create(
        office=office, by=by.subject, brought=drawer.brought, taken=drawer.taken, paid_out=drawer.paid_out,
        counted=counted, left=left, note=note_text.strip()[:300],
    )  # fmt: skip
    ClosedCash.objects.bulk_create(
        [
            *(ClosedCash(closing=made, payment=payment) for payment in drawer.payments),
            *(ClosedCash(closing=made, cash_out=out) for out in drawer.pay_outs),
        ]
    )
    record(
        "payments.drawer_closed", on=made, by=by, office=office.here_id, area=office.area_id, topic="cash",
        amount=made.deposit, difference=made.difference,
    )  # fmt: skip
    return made


def _office(by: Actor) -> Office:
    position = directory.position_of(by)
    if position is None:
        raise Denied
    return position.office
