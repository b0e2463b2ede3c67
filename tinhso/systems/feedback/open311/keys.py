"""Who may write: partners with a key that is shown once."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import Limit
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.systems.feedback.models import Partner
from tinhso.systems.feedback.open311.faults import Fault

RIGHT = "feedback.manage"


@transaction.atomic
def let_in(
    name: str, *, scopes: Iterable[str], by: Actor, burst: int = 60, seconds: float = 1.0
) -> tuple[Partner, str]:
    """A new partner and its key, which nobody can read again. Raises Refused beside ``name`` or ``scopes``."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    name, wanted = nfc(name).strip()[:160], sorted(set(scopes) & set(Partner.Scope.values))
    if not name or Partner.objects.filter(name=name).exists():
        raise Refused(_("Give the partner a name of its own."), field="name")
    if not wanted:
        raise Refused(_("Choose what the partner may do."), field="scopes")
    key = secrets.token_urlsafe(32)
    made = Partner.objects.create(
        name=name,
        subject_id=access.new_subject("person"),
        key_digest=_digest(key),
        scopes=wanted,
        burst=burst,
        seconds=seconds,
    )
    record("feedback.partner_let_in", on=made, by=by, scopes=wanted)
    return made, key


@transaction.atomic
def shut_out(partner_id: UUID, *, by: Actor) -> Partner:
    """The key opens nothing from now on. Raises AlreadyDone."""
    held, by = _open(partner_id, by=by)
    held.closed_at = clock.now()
    held.save(update_fields=["closed_at"])
    record("feedback.partner_shut_out", on=held, by=by)
    return held


@transaction.atomic
def rekey(partner_id: UUID, *, by: Actor) -> tuple[Partner, str]:
    """Another key in the place of the old one, which opens nothing from now on. Raises AlreadyDone."""
    held, by = _open(partner_id, by=by)
    key = secrets.token_urlsafe(32)
    held.key_digest = _digest(key)
    held.save(update_fields=["key_digest"])
    record("feedback.partner_keyed", on=held, by=by)
    return held, key


def _open(partner_id: UUID, *, by: Actor) -> tuple[Partner, Actor]:
    """The locked partner, and who acts. Raises Denied, AlreadyDone for one that was shut out."""
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    held = Partner.objects.select_for_update().get(pk=partner_id)
    if held.closed_at is not None:
        raise AlreadyDone(_("This partner has been shut out already."))
    return held, by


def partners() -> list[Partner]:
    """Everyone with a key, the newest first."""
    return list(Partner.objects.order_by("closed_at", "-made_at"))


def partner_of(key: str, scope: str) -> Partner:
    """The partner with this key, for one request. Raises Fault 400 without a key, 403 for a wrong one, 429 for many.

    Called outside a transaction: a request that is then refused has been used all the same.
    """
    if not key:
        raise Fault(400, "api_key is missing.")
    found = Partner.objects.filter(key_digest=_digest(key), closed_at=None).first()
    if found is None:
        raise Fault(403, "This api_key is not known.")
    if scope not in found.scopes:
        raise Fault(403, f"This api_key may not do this (scope {scope}).")
    limit = Limit("feedback.open311 partner", found.burst, found.seconds)
    if not limit.has_room(found.pk):
        raise Fault(
            429, "Too many requests with this api_key. Wait, then go on.", retry_after=int(limit.wait(found.pk)) + 1
        )
    return found


def _digest(key: str) -> bytes:
    return directory.search_key("feedback.open311", key)
