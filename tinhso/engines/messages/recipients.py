"""Who a subject is to a letter: a name and an address."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.engines.directory.models import Party, Position


@dataclass(frozen=True)
class Recipient:
    """Whom to write to; ``mail`` and ``mobile`` (``+84…``) are empty if none is known."""

    name: str
    mail: str
    mobile: str = ""


def recipient(subject: int) -> Recipient | None:
    """The party with this subject, or the person who holds the position with it; None if nobody does."""
    party = Party.objects.filter(subject=subject).first()
    if party is None:
        position = Position.objects.filter(subject=subject).select_related("person__party").first()
        party = position.person.party if position and position.person else None
    return Recipient(party.name, party.email, _mobile(party.phone)) if party else None


def _mobile(number: str) -> str:
    """The number if an SMS can reach it: not a fixed line, not abroad."""
    try:
        found = phone(number, mobile=True) if number else ""
    except Refused:
        return ""
    return found if found.startswith("+84") else ""
