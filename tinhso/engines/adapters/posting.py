"""Putting something into the outbox, in the transaction that is its reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection

from tinhso.base import clock
from tinhso.engines.adapters.adapter import Payload, adapter
from tinhso.engines.adapters.jobs import deliver_one
from tinhso.engines.adapters.outgoing import Outgoing


def post(
    to: str,
    kind: str,
    payload: Payload,
    *,
    key: str,
    about: UUID | None = None,
    not_before: datetime | None = None,
) -> Outgoing:
    """Have the adapter ``to`` deliver this once the transaction has committed; the same key again is the same thing.

    Raises LookupError for an unknown adapter, ValueError if the key was used for something else, RuntimeError
    outside a transaction.
    """
    adapter(to)
    if not connection.in_atomic_block:
        raise RuntimeError(f"{kind} is posted outside the transaction that is its reason.")
    found, made = Outgoing.objects.get_or_create(
        adapter=to,
        key=key,
        defaults={
            "kind": kind,
            "payload": payload,
            "about": about,
            "next_at": max(not_before or clock.now(), clock.now()),
        },
    )
    if made and not_before is None:
        deliver_one.later(outgoing=str(found.pk))
    if not made and (found.kind, found.payload) != (kind, payload):
        raise ValueError(f"The key {key} of {to} already stands for something else.")
    return found
