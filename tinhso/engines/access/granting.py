"""Subjects, and the rights they are granted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import epoch
from tinhso.engines.access.asking import require_at
from tinhso.engines.access.declared import declared
from tinhso.engines.access.models import Grant, Subject
from tinhso.engines.events.api import Actor, record, together


def new_subject(kind: str) -> int:
    """A new integer of one of ``Subject.Kind``. Raises ValueError for another kind."""
    return Subject.objects.create(kind=Subject.Kind(kind)).pk


@transaction.atomic
def allow(
    holder: int,
    permission: str,
    scope: int,
    *,
    by: Actor,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
    place: Iterable[int] = (),
) -> Grant:
    """Grant ``permission`` to ``holder`` on all that ``scope`` is involved in, from now or ``valid_from`` on.

    ``by`` needs ``access.grant`` on the scope, or on one of the subjects of the ``place`` that it belongs to
    (``directory.subjects_of(office)``), so that an administrator grants only within their own subtree.
    Raises Denied, Refused for a period that is none, AlreadyDone, LookupError for an undeclared permission.
    """
    declared(permission)
    by = require_at(by, "access.grant", {scope, *place})
    begins = valid_from or clock.now()
    if valid_to is not None and valid_to <= begins:
        raise Refused(_("The right must end after it begins. Choose a later end."), field="valid_to")
    try:
        with transaction.atomic():
            grant = Grant.objects.create(
                holder_id=holder, permission=permission, scope_id=scope, valid_from=begins, valid_to=valid_to
            )
    except IntegrityError as error:
        raise AlreadyDone(_("This right is granted already.")) from error
    epoch.forget()
    record("access.granted", on=grant, by=by, holder=holder, permission=permission, scope=scope)
    return grant


@transaction.atomic
def allow_all(
    holder: int, rights: Collection[tuple[str, int]], *, by: Actor, valid_from: datetime, place: Iterable[int] = ()
) -> list[Grant]:
    """``allow`` for every (permission, scope) of a position's roles, in a few statements. Raises as ``allow`` does."""
    place = frozenset(place)
    for scope in {scope for _permission, scope in rights}:
        by = require_at(by, "access.grant", {scope, *place})
    grants = [
        Grant(holder_id=holder, permission=declared(permission).code, scope_id=scope, valid_from=valid_from)
        for permission, scope in rights
    ]
    try:
        with transaction.atomic():
            Grant.objects.bulk_create(grants)
    except IntegrityError as error:
        raise AlreadyDone(_("This right is granted already.")) from error
    epoch.forget()
    with together():
        for grant in grants:
            record("access.granted", on=grant, by=by, holder=holder, permission=grant.permission, scope=grant.scope_id)
    return grants


@transaction.atomic
def revoke(grant_id: UUID, *, by: Actor, place: Iterable[int] = ()) -> Grant:
    """End a right now. Raises Denied (as ``allow``), AlreadyDone where it has ended."""
    grant = Grant.objects.select_for_update().get(pk=grant_id)
    by = require_at(by, "access.grant", {grant.scope_id, *place})
    now = clock.now()
    if grant.valid_to is not None and grant.valid_to <= now:
        raise AlreadyDone(_("This right has ended already."))
    grant.valid_to = max(now, grant.valid_from)
    grant.save(update_fields=["valid_to"])
    epoch.forget()
    record("access.revoked", on=grant, by=by, holder=grant.holder_id, permission=grant.permission, scope=grant.scope_id)
    return grant
