"""The way to a gateway and back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.adapters.api import NotDelivered
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways import Gateway
from tinhso.engines.payments.noting import note
from tinhso.engines.payments.verbs.crediting import take_credit


def begin(demand_id: UUID, gateway: Gateway, return_url: str, *, by: Actor | None) -> str:
    """The gateway's address for a waiting demand. Raises AlreadyDone, or Refused if the gateway is not there."""
    asked = Demand.objects.select_related("office", "account").get(pk=demand_id)
    if not asked.is_waiting:
        raise AlreadyDone(_("This payment has been made or cancelled already."))
    try:
        address = gateway.begin(asked, return_url)
    except NotDelivered as error:
        raise Refused(
            _("The gateway does not answer now. Try again in a few minutes, or pay by bank transfer.")
        ) from error
    with transaction.atomic():
        note("payments.begun", asked, by=by or PLATFORM, channel=gateway.way, gateway=gateway.code)
    return address


def ask_again(demand_id: UUID, gateway: Gateway) -> Demand:
    """Ask the gateway whether a demand that still waits was paid: its notice may be late or lost."""
    asked = Demand.objects.select_related("office", "account").get(pk=demand_id)
    if asked.is_waiting:
        try:
            found = gateway.look_up(asked)
        except NotDelivered:
            return asked
        if found is not None and found.succeeded:
            take_credit(gateway, found)
            asked.refresh_from_db()
    return asked
