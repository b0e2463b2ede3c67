"""Messages about a record whose time has passed."""

from __future__ import annotations

from uuid import UUID

from tinhso.engines.messages.message import Message


def forget(about: UUID) -> int:
    """Take their words out; that something was said, when and to whom, stays. Returns how many."""
    return Message.objects.filter(about=about).update(subject="", body="", mail="", sms="")
