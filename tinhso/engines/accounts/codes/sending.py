"""Sending a code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.accounts.address import network_of
from tinhso.engines.accounts.codes.contact import Contact, contact_of
from tinhso.engines.accounts.codes.one_time import GOOD_FOR, OneTimeCode, contact_digest, digest, sealed
from tinhso.engines.accounts.codes.purposes import purpose as declared
from tinhso.engines.accounts.limits import Limit, TooOften
from tinhso.engines.adapters.api import post
from tinhso.engines.events.api import record

AGAIN_AFTER = timedelta(seconds=60)
ANOTHER = Limit("another code", burst=1, seconds=AGAIN_AFTER.total_seconds())
TO_CONTACT = Limit("codes to a contact", burst=5, seconds=720)  # five, then five an hour
FROM_ADDRESS = Limit("codes from an address", burst=10, seconds=120)


@dataclass(frozen=True)
class CodeSent:
    """What the page may say; the same whether or not anybody knows this contact."""

    covered: str  # the contact, most of it covered
    good_until: datetime
    again_at: datetime


@transaction.atomic
def send_code(contact: str, purpose: str, *, address: str = "") -> CodeSent:
    """Send six digits to a mobile number or a mail address; they replace those sent before for the same purpose.

    ``address`` is the network address of whoever asks (``address_of(request)``). Nobody is looked up. Raises Refused
    (field ``phone`` or ``email``) for what is no contact, TooOften within 60 seconds of the last code and for more
    than the limits of the contact and of the address, LookupError for an undeclared purpose.
    """
    whom, what = contact_of(contact), declared(purpose)
    _hold_back(whom, purpose, address)
    now = clock.now()
    code, key = f"{secrets.randbelow(10**6):06}", uuid7()
    OneTimeCode.objects.filter(contact=contact_digest(whom, purpose)).delete()
    made = OneTimeCode.objects.create(
        id=key,
        contact=contact_digest(whom, purpose),
        purpose=what.code,
        digest=digest(str(key), code),
        sealed=sealed(whom.address, code),
        sent_at=now,
        good_until=now + GOOD_FOR,
    )
    # The outbox names the code only; whoever delivers it asks ``code_letter``.
    post(whom.adapter, "code", {"code": str(made.pk)}, key=f"code-{made.pk}")
    record("accounts.code_sent", on=made, topic=purpose, channel=whom.adapter)
    return CodeSent(whom.covered, made.good_until, now + AGAIN_AFTER)


def _hold_back(whom: Contact, purpose: str, address: str) -> None:
    """One at a time per contact and purpose, so that two at the same moment are one; then the wider limits."""
    if not ANOTHER.has_room(whom.key, purpose):
        seconds = ANOTHER.wait(whom.key, purpose)
        sentence = _("A code was sent a moment ago. You can ask for another in %(n)d seconds.") % {"n": seconds + 1}
        raise TooOften(seconds, sentence, field=whom.field)
    if address:
        FROM_ADDRESS.require(network_of(address))
    if not TO_CONTACT.has_room(whom.key):
        seconds = TO_CONTACT.wait(whom.key)
        sentence = _("Too many codes were asked for. You can ask for another in %(n)d minutes.") % {
            "n": seconds // 60 + 1
        }
        raise TooOften(seconds, sentence, field=whom.field)
