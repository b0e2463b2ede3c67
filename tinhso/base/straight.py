"""Transactions without a way back inside them, for work that a fault ends anyway."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_savepoints() -> Iterator[None]:
    """Within the block a verb inside a transaction sets no savepoint: a third of what planting would send.

    Only where nobody catches what a verb raises: the next statement would be refused, never half a verb kept.
    """
    uses, connection.features.uses_savepoints = connection.features.uses_savepoints, False
    try:
        yield
    finally:
        connection.features.uses_savepoints = uses
