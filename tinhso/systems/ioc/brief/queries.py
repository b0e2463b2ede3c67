"""Whether one gets the brief, and in which position."""

from __future__ import annotations

from collections.abc import Iterable

from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.brief.nouns import BriefWish


def wish_of(actor: Actor | None) -> BriefWish | None:
    """The wish in force of the person who acts."""
    return BriefWish.objects.filter(person=actor.subject, ended_at=None).first() if actor else None


def posts_of(subjects: Iterable[int]) -> dict[int, Position]:
    """Positions with their holders and offices; one statement for any number."""
    found = Position.objects.filter(subject__in=set(subjects)).select_related("person__party", "office")
    return {position.subject_id: position for position in found}
