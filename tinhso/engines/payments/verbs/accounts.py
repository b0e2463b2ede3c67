"""Which account collects for an office."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.payments.collecting import CollectingAccount


@transaction.atomic
def set_account(
    office: Office, *, bank: str, bank_name: str, number: str, holder: str, valid_from: date, by: Actor = PLATFORM
) -> CollectingAccount:
    """Have the office collect into this account from a day on; the one before ends that day.

    What was demanded before keeps its account. Raises Denied, Refused for a day that is past (for officials) or not
    after the account before, AlreadyDone where it is the account already; the platform gets that one back.
    """
    by = access.require_at(by, "payments.set_accounts", directory.subjects_of(office))
    if by != PLATFORM and valid_from < clock.today():
        raise Refused(_("An account begins today at the earliest."), field="valid_from")
    open_now = CollectingAccount.objects.select_for_update().filter(office=office, valid_to=None).first()
    if open_now is not None:
        if (open_now.bank, open_now.number) == (bank, number):
            if by == PLATFORM:
                return open_now
            raise AlreadyDone(_("The office collects into this account already."))
        if valid_from <= open_now.valid_from:
            raise Refused(_("The account before begins on that day or later. Choose a later day."), field="valid_from")
        open_now.valid_to = valid_from
        open_now.save(update_fields=["valid_to"])
    access.set_up_changed()
    made = CollectingAccount.objects.create(
        office=office, bank=bank, bank_name=bank_name, number=number, holder=holder, valid_from=valid_from
    )
    record("payments.account_set", on=made, by=by, office=office.here_id, area=office.area_id)
    return made
