"""Who stands in for whom at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.absent import Absence
from tinhso.engines.events.api import Actor


@dataclass(frozen=True)
class Standing:
    """For a time ``deputy`` does the tasks of ``position``; both named by their subjects, ``key`` is the post's."""

    key: UUID
    position: int
    deputy: int
    since: datetime
    until: datetime


def posts_of_the_absent(actor: Actor) -> tuple[UUID, ...]:
    """The posts whose tasks ``actor`` sees now beside those of the own post; no query for one who was lent nothing."""
    if not access.powers(actor).lent:
        return ()
    return tuple(row.key for row in _now() if row.deputy == actor.position)


def stands_in(actor: Actor, subject: int) -> bool:
    """Whether ``actor`` stands in now for the post with this subject."""
    return any(row.deputy == actor.position and row.position == subject for row in _now())


def deputy_of(subject: int) -> int | None:
    """The subject of whoever stands in now for a post; None while its holder is there."""
    return next((row.deputy for row in _now() if row.position == subject), None)


def _now() -> list[Standing]:
    moment = clock.now()
    return [row for row in _noted() if row.since <= moment < row.until]


@access.kept
def _noted() -> tuple[Standing, ...]:
    """Absences that were not over when they were read; what is over since is left out by its time."""
    rows = Absence.objects.filter(ended_at=None, until__gt=clock.now()).order_by("since")
    found = rows.values_list("position", "position__subject", "deputy__subject", "since", "until")
    return tuple(Standing(*row) for row in found)
