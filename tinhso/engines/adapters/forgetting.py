"""What partners were told of a record whose time has passed."""

from __future__ import annotations

from uuid import UUID

from tinhso.engines.adapters.outgoing import Outgoing


def forget(about: UUID) -> int:
    """Take the contents out of deliveries that are done; one that still waits is sent as it is. Returns how many."""
    over = Outgoing.objects.filter(about=about).exclude(pk__in=Outgoing.objects.pending().values("pk"))
    return over.update(payload={}, receipt={}, last_error="")
