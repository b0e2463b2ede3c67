"""Who does something, as integers: events know no person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A person, the position in which they act, and whose powers they use.

    ``subject`` is the person's subject (0: the platform itself), ``position`` the subject of the position held,
    ``office`` the *here* subject of that position's office, ``on_behalf_of`` the position that delegated.
    """

    subject: int
    position: int | None = None
    office: int | None = None
    on_behalf_of: int | None = None

    @property
    def is_official(self) -> bool:
        return self.position is not None


PLATFORM = Actor(subject=0)
