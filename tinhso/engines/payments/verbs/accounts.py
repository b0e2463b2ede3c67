"""Which account collects for an office."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office
from tinhso.engines.payments.collecting import CollectingAccount


@transaction.atomic
def set_account(
    office: Office, *, bank: str, bank_name: str, number: str, holder: str, valid_from: date
) -> CollectingAccount:
    """Have the office collect into this account from a day on; the one before ends that day."""
    open_now = CollectingAccount.objects.select_for_update().filter(office=office, valid_to=None).first()
    if open_now is not None and (open_now.bank, open_now.number) == (bank, number):
        return open_now
    if open_now is not None:
        open_now.valid_to = valid_from
        open_now.save(update_fields=["valid_to"])
    access.set_up_changed()
    return CollectingAccount.objects.create(
        office=office, bank=bank, bank_name=bank_name, number=number, holder=holder, valid_from=valid_from
    )
