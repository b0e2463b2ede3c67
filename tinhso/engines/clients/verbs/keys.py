"""Keys are made and revoked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.clients.key import MOST_KEYS, Key, new_key
from tinhso.engines.clients.verbs.registering import keep
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def make_key(client_id: UUID, *, by: Actor, valid_to: datetime | None = None) -> tuple[Key, str]:
    """A new key and its text, which nobody can read again. Two live at a time, so that one replaces the other.

    Raises Denied, Refused when two live already.
    """
    client, by = keep(client_id, by=by)
    if Key.objects.live().filter(client=client).count() >= MOST_KEYS:
        raise Refused(_("This client has two keys. Revoke the one that is no longer used, then make a new one."))
    text, prefix, digest = new_key()
    key = Key.objects.create(client=client, prefix=prefix, digest=digest, valid_to=valid_to)
    record("clients.key_made", on=client, by=by, office=client.office.here_id, key=prefix)
    return key, text


@transaction.atomic
def revoke_key(key_id: UUID, *, by: Actor) -> Key:
    """The key opens nothing from now on. Raises Denied, AlreadyDone."""
    key = Key.objects.select_for_update().get(pk=key_id)
    client, by = keep(key.client_id, by=by)
    if not key.is_live:
        raise AlreadyDone(_("This key has been revoked already."))
    key.revoked_at = clock.now()
    key.save(update_fields=["revoked_at"])
    record("clients.key_revoked", on=client, by=by, office=client.office.here_id, key=key.prefix)
    return key
