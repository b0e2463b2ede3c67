"""Keys of nouns: UUIDs of version 7, which sort by the time they were made."""

from __future__ import annotations

from uuid import UUID

import uuid_utils.compat


def uuid7() -> UUID:
    """A new key."""
    return uuid_utils.compat.uuid7()
