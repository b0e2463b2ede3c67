"""Picked boards as their readers see them: one's own, and those shared with an office whose figures one sees."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import Board, named
from tinhso.systems.ioc.picked.nouns import PickedBoard

MOST = 50


def picked_boards(actor: Actor | None) -> QuerySet[PickedBoard]:
    """By name; one statement."""
    if actor is None:
        return PickedBoard.objects.none()
    shared = access.only(actor, "indicators.view", PickedBoard.objects.all())
    mine = Q(owner=actor.position or actor.subject)
    return PickedBoard.objects.filter(mine | Q(pk__in=shared.values("pk")), ended_at=None).order_by("name", "pk")[:MOST]


def picked_board(actor: Actor | None, code: str) -> PickedBoard | None:
    """The one of this key, if it is there and for the actor."""
    try:
        key = UUID(code)
    except ValueError:
        return None
    return next((board for board in picked_boards(actor) if board.pk == key), None)


def as_boards(picked: list[PickedBoard]) -> list[Board]:
    """As the boards that parts offer; an indicator that is gone, say with its system, is left out."""
    known = named([code for board in picked for code in board.codes])
    return [Board(f"{b.pk}", b.name, tuple(known[c] for c in b.codes if c in known)) for b in picked]


def offices_to_share_with(actor: Actor | None) -> list[Office]:
    """Today's offices whose figures the actor sees, by code."""
    scopes = access.scopes(actor, "indicators.view")
    every = Office.objects.filter(valid_to=None)
    return [office for office in directory.by_code(every) if not scopes.isdisjoint(directory.subjects_of(office))]


def is_own(board: PickedBoard, actor: Actor | None) -> bool:
    return actor is not None and board.owner == (actor.position or actor.subject)
