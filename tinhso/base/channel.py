"""The signed ticket with which a browser listens to what happens in its offices; needs no database."""

from __future__ import annotations

from collections.abc import Sequence

from django.core import signing

SALT, HOURS = "base.channel", 12
POSTGRES_CHANNEL = "tinhso_events"


def ticket(offices: Sequence[int] | None) -> str:
    """For these offices (None: the whole province), good for a working day."""
    return signing.dumps(None if offices is None else sorted(offices), salt=SALT, compress=True)


def offices_of(ticket: str) -> frozenset[int] | None:
    """The offices of a ticket; None is the whole province. Raises signing.BadSignature."""
    found = signing.loads(ticket, salt=SALT, max_age=HOURS * 3600)
    return None if found is None else frozenset(found)
