"""Who holds which position, and who acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.parties import Party, Person
from tinhso.engines.directory.positions import Position
from tinhso.engines.events.api import Actor


def positions_in(office: Office, day: date | None = None) -> list[Position]:
    """The positions of one office on ``day``, its head first."""
    held = office.positions.filter(valid_on(day or clock.today()))
    return list(held.select_related("person__party", "office").order_by("-is_head", "valid_from", "pk"))


def positions_of(person: Person, day: date | None = None) -> list[Position]:
    """What a person holds on ``day``, the longest held first."""
    held = person.positions.filter(valid_on(day or clock.today()))
    return list(held.select_related("office__area").order_by("valid_from", "pk"))


def positions_by_key(keys: Iterable[UUID]) -> dict[UUID, Position]:
    """Positions with their holders, in one query for any number."""
    return Position.objects.select_related("person__party").in_bulk(set(keys))


def head_of(office: Office, day: date | None = None) -> Position | None:
    """Who heads the office on ``day``."""
    return next((position for position in positions_in(office, day) if position.is_head), None)


def heads(office: Office, day: date | None = None) -> list[Position]:
    """The head of the office and of every office above it, from below."""
    found: list[Position] = []
    above: Office | None = office
    while above is not None:
        if head := head_of(above, day):
            found.append(head)
        above = above.parent
    return found


def position_of(actor: Actor | None) -> Position | None:
    """The position in which somebody acts; None for a citizen, the platform or nobody."""
    if actor is None or actor.position is None:
        return None
    return Position.objects.select_related("office__area", "person__party").get(subject_id=actor.position)


def party_of(actor: Actor | None) -> Party | None:
    """The person who acts; None for the platform or nobody."""
    if actor is None or not actor.subject:
        return None
    return Party.objects.select_related("as_person").filter(subject_id=actor.subject).first()


def person_of(actor: Actor | None) -> Person | None:
    """The citizen or official who acts, with the party, its commune and province."""
    if actor is None or not actor.subject:
        return None
    people = Person.objects.select_related("party__area__parent")
    return people.filter(party__subject=actor.subject).first()


def actor_for(who: Position | Person) -> Actor:
    """A person acting for themselves, or the holder of a position acting in it. Raises Refused for a vacant one."""
    if isinstance(who, Person):
        return Actor(subject=who.party.subject_id)
    if who.person is None or not who.is_held(clock.today()):
        raise Refused(_("Nobody holds this position at present."))
    return Actor(subject=who.person.party.subject_id, position=who.subject_id, office=who.office.here_id)
