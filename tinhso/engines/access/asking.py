"""May they? One question for one record, for a place, for a menu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db import models

from tinhso.base.errors import Denied
from tinhso.engines.access import denials
from tinhso.engines.access.models import Involvement
from tinhso.engines.access.powers import Powers, powers
from tinhso.engines.events.api import PLATFORM, Actor


def require(actor: Actor | None, permission: str, record: models.Model) -> Actor:
    """Go on only if ``actor`` may use ``permission`` on ``record``.

    Returns the actor as the act is to be recorded: with ``on_behalf_of`` where only a delegation allows it.
    The platform itself may everything. Raises Denied, and the refusal is written down.
    """
    held = powers(actor)
    return _require(actor, held, permission, record, _reached(held, permission, record))


def require_at(actor: Actor | None, permission: str, subjects: Iterable[int]) -> Actor:
    """``require`` where there is no record yet: the place is given by its subjects (an office's, say)."""
    return _require(actor, powers(actor), permission, None, frozenset(subjects))


def may(actor: Actor | None, permission: str, record: models.Model) -> bool:
    """Whether ``require`` would pass; nothing is written down."""
    return bool(_reached(powers(actor), permission, record)) or actor == PLATFORM


def may_at(actor: Actor | None, permission: str, subjects: Iterable[int]) -> bool:
    """Whether ``require_at`` would pass."""
    return not scopes(actor, permission).isdisjoint(subjects) or actor == PLATFORM


def holds(actor: Actor | None, permission: str) -> bool:
    """Whether the actor has the permission anywhere: for menus and for whole pages."""
    return bool(scopes(actor, permission)) or actor == PLATFORM


def scopes(actor: Actor | None, permission: str) -> frozenset[int]:
    """The subjects whose records the permission reaches. Raises LookupError for an undeclared permission."""
    return powers(actor).reach(permission)


def _require(
    actor: Actor | None, held: Powers, permission: str, record: models.Model | None, subjects: frozenset[int]
) -> Actor:
    if actor is None:
        raise Denied
    if actor == PLATFORM:
        return actor
    if held.reach(permission).isdisjoint(subjects):
        denials.note(denials.Denial(actor, permission, record))
        raise Denied
    givers = held.givers(permission, subjects)
    if not givers or actor.on_behalf_of in givers:
        return actor
    return replace(actor, on_behalf_of=givers[0])


def _reached(held: Powers, permission: str, record: models.Model) -> frozenset[int]:
    """Those subjects of the record that the permission reaches; no query where it reaches none."""
    reach = held.reach(permission)
    if not reach:
        return frozenset()
    rows = Involvement.objects.filter(record=record.pk, model=record._meta.label_lower, subject__in=reach)
    return frozenset(rows.values_list("subject", flat=True))
