"""One position lets another use some of its rights for a time (Law 72/2025/QH15, Articles 8 and 9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import epoch
from tinhso.engines.access.asking import require_at
from tinhso.engines.access.declared import declared
from tinhso.engines.access.models import Delegation, Grant
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def delegate(
    giver: int,
    taker: int,
    permissions: Collection[str],
    valid_from: datetime,
    valid_to: datetime,
    decision: str,
    *,
    by: Actor,
    place: Iterable[int] = (),
) -> Delegation:
    """Let ``taker`` use ``permissions`` of ``giver`` from ``valid_from`` on and before ``valid_to``.

    ``by`` is the giver themselves, or holds ``access.grant`` at the giver's ``place``; ``decision`` is the
    number of the paper it rests on. Raises Denied, Refused (period, nobody to lend to, a right not held).
    """
    by = _require_giver(by, giver, place)
    if valid_to <= valid_from:
        raise Refused(_("The delegation must end after it begins. Choose a later end."), field="valid_to")
    if taker == giver:
        raise Refused(_("Choose another position: nobody delegates to themselves."), field="taker")
    for permission in permissions:
        if not _held(giver, permission, valid_from, valid_to):
            raise Refused(
                _("The position does not hold the right “%(right)s” in this period, so it cannot delegate it.")
                % {"right": declared(permission).label},
                field="permissions",
            )
    if not permissions:
        raise Refused(_("Choose at least one right to delegate."), field="permissions")
    delegation = Delegation.objects.create(
        giver_id=giver,
        taker_id=taker,
        permissions=sorted(set(permissions)),
        decision=decision,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    epoch.forget()
    record("access.delegated", on=delegation, by=by, giver=giver, taker=taker, permissions=delegation.permissions)
    return delegation


@transaction.atomic
def withdraw(delegation_id: UUID, *, by: Actor, place: Iterable[int] = ()) -> Delegation:
    """End a delegation now. Raises Denied (as ``delegate``), AlreadyDone where it has ended."""
    delegation = Delegation.objects.select_for_update().get(pk=delegation_id)
    by = _require_giver(by, delegation.giver_id, place)
    now = clock.now()
    if delegation.revoked_at is not None or delegation.valid_to <= now:
        raise AlreadyDone(_("This delegation has ended already."))
    delegation.revoked_at = now
    delegation.save(update_fields=["revoked_at"])
    epoch.forget()
    record("access.withdrawn", on=delegation, by=by, giver=delegation.giver_id, taker=delegation.taker_id)
    return delegation


def _require_giver(by: Actor, giver: int, place: Iterable[int]) -> Actor:
    return by if by.position == giver else require_at(by, "access.grant", {giver, *place})


def _held(giver: int, permission: str, begin: datetime, end: datetime) -> bool:
    declared(permission)
    reaches = models.Q(valid_to=None) | models.Q(valid_to__gt=begin)
    return Grant.objects.filter(reaches, holder=giver, permission=permission, valid_from__lt=end).exists()
