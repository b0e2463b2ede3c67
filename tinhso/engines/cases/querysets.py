"""Cases and tasks as adjectives: ``.open().late().of(office)``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db.models import F, Q, QuerySet, Subquery

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.stages import OPEN
from tinhso.engines.cases.standing_in import posts_of_the_absent
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor

if TYPE_CHECKING:
    from tinhso.engines.cases.assignable import Task  # noqa: F401  ruff does not see the quoted name
    from tinhso.engines.cases.case import Case  # noqa: F401
    from tinhso.engines.directory.models import Party


def held_by(actor: Actor) -> Q:
    """Tasks that the actor took up, or for whose holder the actor stands in now; a scalar subquery, for the reason
    that ``waiting_for`` gives."""
    own = Q(holder=Subquery(Position.objects.filter(subject=actor.position).values("pk")[:1]))
    absent = posts_of_the_absent(actor)
    return own | Q(holder__in=absent) if absent else own


class CaseQuerySet(QuerySet["Case"]):
    def open(self) -> Self:
        return self.filter(stage__in=OPEN)

    def late(self) -> Self:
        """Past the appointment and not settled."""
        return self.filter(ended_at=None, due_at__lt=clock.now())

    def of(self, office: Office) -> Self:
        return self.filter(office=office)

    def of_applicant(self, parties: Iterable[Party]) -> Self:
        return self.filter(applicant__in=parties)


class TaskQuerySet(QuerySet["Task"]):
    def open(self) -> Self:
        return self.filter(done_at=None)

    def late(self) -> Self:
        return self.open().filter(due_at__lt=clock.now())

    def waiting_for(self, actor: Actor) -> Self:
        """Open tasks that ``actor`` holds, or that nobody holds and ``actor`` may do right here.

        Holder and offices are compared with scalar subqueries, which the indexes serve: a join within an OR would
        have the wall look at every open task of the province.
        """
        if actor.position is None:
            return self.none()
        mine = held_by(actor)
        for permission in ("cases.receive", "cases.process", "cases.review", "cases.decide"):
            for scope in sorted(access.scopes(actor, permission)):
                office = Subquery(Office.objects.filter(here=scope).values("pk")[:1])
                mine |= Q(holder=None, needs=permission, office=office)
        return self.open().filter(mine).order_by(F("due_at").asc(nulls_last=True), "id")
