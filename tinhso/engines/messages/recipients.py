"""Who a subject is to a letter: a name and an address."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.base.registry import offered
from tinhso.engines.directory.models import Party, Position


@dataclass(frozen=True)
class Recipient:
    """Whom to write to; ``mail`` and ``mobile`` (``+84…``) are empty if none is known."""

    name: str
    mail: str
    mobile: str = ""


def recipient(subject: int) -> Recipient | None:
    """The party with this subject, the person who holds the position with it, or whom a part knows by it.

    A part that knows people who are no party offers ``subject -> (name, mobile, mail) or None`` at
    ``messages.recipients``.
    """
    party = Party.objects.filter(subject=subject).first()
    if party is None:
        position = Position.objects.filter(subject=subject).select_related("person__party").first()
        party = position.person.party if position and position.person else None
    if party is not None:
        return Recipient(party.name, party.email, _mobile(party.phone))
    known = next(filter(None, (find(subject) for find in offered("messages.recipients"))), None)
    return Recipient(known[0], known[2], _mobile(known[1])) if known else None


def _mobile(number: str) -> str:
    """The number if an SMS can reach it: not a fixed line, not abroad."""
    try:
        found = phone(number, mobile=True) if number else ""
    except Refused:
        return ""
    return found if found.startswith("+84") else ""
