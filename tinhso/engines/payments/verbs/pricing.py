"""A price of a service changes from a day on: the rule before ends, another begins."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.payments.feerules import FeeRule


@transaction.atomic
def change_price(
    procedure_code: str, *, payer_group: str = "", amount: int, legal_basis: str, valid_from: date
) -> FeeRule:
    """Another amount (đồng) from ``valid_from`` on; part of another verb, which has checked who may.

    Raises Refused for a day that is past or not after the last rule, no amount or no basis; AlreadyDone where the
    last rule says this amount.
    """
    rows = FeeRule.objects.select_for_update().filter(procedure_code=procedure_code, payer_group=payer_group)
    last = rows.order_by("-valid_from").first()
    if last is None:
        raise Refused(_("There is no such price yet."))
    if valid_from < clock.today() or valid_from <= last.valid_from:
        raise Refused(_("A new price begins today at the earliest, and after the one before."), field="valid_from")
    if amount <= 0:
        raise Refused(_("Write the price in đồng."), field="amount")
    if not legal_basis.strip():
        raise Refused(_("Name the decision or price list that it rests on."), field="legal_basis")
    if last.amount == amount and last.valid_to is None:
        raise AlreadyDone(_("This is the price already."))
    if last.valid_to is None or last.valid_to > valid_from:
        last.valid_to = valid_from
        last.save(update_fields=["valid_to"])
    access.set_up_changed()
    return FeeRule.objects.create(
        procedure_code=procedure_code, code=last.code, kind=last.kind, name=last.name, payer_group=payer_group,
        channel=last.channel, unit=last.unit, amount=amount, legal_basis=nfc(legal_basis.strip())[:200],
        valid_from=valid_from,
    )  # fmt: skip
