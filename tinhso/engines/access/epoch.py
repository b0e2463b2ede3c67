"""A number that changes whenever a right changes, so that a process may remember what it worked out.

Triggers on the two tables of rights draw it from a sequence, which never gives a number twice: what was
worked out inside a transaction that is rolled back can never be mistaken for what came instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

_known: ContextVar[int | None] = ContextVar("access_epoch", default=None)


def current() -> int:
    """The epoch: known already in a request (see ``reading_as``), otherwise one small query."""
    known = _known.get()
    return read() if known is None else known


def read() -> int:
    """Ask the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM access_epoch")
        (number,) = cursor.fetchone()
    return int(number)


@contextmanager
def knowing(number: int) -> Iterator[None]:
    """Within the block nobody asks again, unless this very process changes a right."""
    token = _known.set(number)
    try:
        yield
    finally:
        _known.reset(token)


@contextmanager
def knowing_rights() -> Iterator[None]:
    """Ask once for the block, as a request does; for acts that are done outside of one."""
    with knowing(read()):
        yield


def forget() -> None:
    """This process has just changed a right."""
    _known.set(None)
