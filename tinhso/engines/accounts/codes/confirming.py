"""Giving a code back."""

from __future__ import annotations

from django.db import transaction

from tinhso.engines.accounts.address import network_of
from tinhso.engines.accounts.codes.contact import contact_of
from tinhso.engines.accounts.codes.one_time import MOST_TRIES, OneTimeCode, contact_digest, digest
from tinhso.engines.accounts.limits import Limit
from tinhso.engines.events.api import record

GUESSES = Limit("codes tried from an address", burst=30, seconds=30)


def confirm_code(contact: str, purpose: str, code: str, *, address: str = "") -> bool:
    """Whether ``code`` is the one that was sent; it is then used up. Five wrong tries and it is dead.

    Commits by itself, and refuses with RuntimeError to run inside another transaction: a try that is rolled back
    would be free. Raises Refused for what is no contact, TooOften for guessing from one ``address``.
    """
    whom = contact_of(contact)
    if address:
        GUESSES.require(network_of(address))
    with transaction.atomic(durable=True):
        sent = OneTimeCode.objects.select_for_update().filter(contact=contact_digest(whom, purpose)).first()
        if sent is None:
            digest("", code)  # as much work as for one that was sent
            return False
        right = sent.matches("".join(code.split())) and sent.is_good
        if right:
            record("accounts.code_confirmed", on=sent, topic=purpose, channel=whom.adapter)
            sent.delete()
        elif sent.is_good:
            _count(sent)
    return right


def _count(sent: OneTimeCode) -> None:
    sent.tries += 1
    sent.save(update_fields=["tries"])
    if sent.tries == MOST_TRIES:
        record("accounts.code_dead", on=sent, topic=sent.purpose)
