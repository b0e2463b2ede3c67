"""What the rules of access say, worked out the slow way from a plain list of what was done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tinhso.engines.access.tests.trial import PERMISSIONS
from tinhso.engines.events.api import Actor


@dataclass
class Place:
    here: int
    below: int
    parent: Place | None

    def subjects(self) -> set[int]:
        found, place = {self.here}, self
        while place:
            found.add(place.below)
            place = place.parent
        return found

    def is_under(self, other: Place) -> bool:
        return other.below in self.subjects()


@dataclass
class Given:
    holder: int
    permission: str
    scope: int
    begin: datetime
    end: datetime | None


@dataclass
class Lent:
    giver: int
    taker: int
    permissions: set[str]
    begin: datetime
    end: datetime
    withdrawn: datetime | None = None


@dataclass
class Oracle:
    places: list[Place] = field(default_factory=list)
    given: dict[UUID, Given] = field(default_factory=dict)
    lent: dict[UUID, Lent] = field(default_factory=dict)
    records: dict[UUID, tuple[int, set[int]]] = field(default_factory=dict)  # place, people

    def subjects(self, record: UUID) -> set[int]:
        place, people = self.records[record]
        return self.places[place].subjects() | people

    def may(self, actor: Actor, permission: str, record: UUID, now: datetime) -> bool:
        return self.by_right(actor, permission, record, now) or bool(self.givers(actor, permission, record, now))

    def by_right(self, actor: Actor, permission: str, record: UUID, now: datetime) -> bool:
        if PERMISSIONS[permission].own and actor.subject in self.subjects(record):
            return True
        return any(self.reaches(holder, permission, record, now) for holder in (actor.subject, actor.position))

    def givers(self, actor: Actor, permission: str, record: UUID, now: datetime) -> set[int]:
        return {
            loan.giver
            for loan in self.lent.values()
            if loan.taker == actor.position and permission in loan.permissions
            if loan.begin <= now < loan.end and not (loan.withdrawn and loan.withdrawn <= now)
            if self.reaches(loan.giver, permission, record, now)
        }

    def reaches(self, holder: int | None, permission: str, record: UUID, now: datetime) -> bool:
        return any(
            grant.holder == holder and grant.permission == permission and grant.scope in self.subjects(record)
            for grant in self.given.values()
            if grant.begin <= now and (grant.end is None or now < grant.end)
        )

    def sees(self, actor: Actor, record: UUID, now: datetime) -> bool:
        own = actor.subject in self.subjects(record)
        return own or any(self.may(actor, permission, record, now) for permission in PERMISSIONS)
