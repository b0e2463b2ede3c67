"""Ranks with ties: equal shares stand at the same place, and the next place is left out (1, 2, 2, 4)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def ranks(shares: Mapping[Key, Decimal | None]) -> dict[Key, int | None]:
    """The place of each by its share, the highest first; None for whoever has none."""
    known = [share for share in shares.values() if share is not None]
    return {key: None if share is None else 1 + sum(other > share for other in known) for key, share in shares.items()}
