"""Who a subject is to a letter: a name and an address."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.directory.models import Party, Position


@dataclass(frozen=True)
class Recipient:
    """Whom to write to; ``mail`` is empty if none is known."""

    name: str
    mail: str


def recipient(subject: int) -> Recipient | None:
    """The party with this subject, or the person who holds the position with it; None if nobody does."""
    party = Party.objects.filter(subject=subject).first()
    if party is None:
        position = Position.objects.filter(subject=subject).select_related("person__party").first()
        party = position.person.party if position and position.person else None
    return Recipient(party.name, party.email) if party else None
