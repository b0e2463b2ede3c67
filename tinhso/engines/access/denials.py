"""A refusal is written down, although the transaction that asked is rolled back.

Within a request (``reading_as``) refusals wait in a list and are written when the request ends, after its
transaction; elsewhere they are written at once where no transaction is open. Each also goes to the log
``tinhso.access``, which no rollback reaches.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import DatabaseError, connection, models, transaction

from tinhso.engines.events.api import Actor, record

_log = logging.getLogger("tinhso.access")


@dataclass(frozen=True)
class Denial:
    """Who wanted to do what, and to which record if there was one."""

    actor: Actor
    permission: str
    record: models.Model | None


_waiting: ContextVar[list[Denial] | None] = ContextVar("denials", default=None)


@contextmanager
def noting_denials() -> Iterator[None]:
    """Write the refusals of the block down at its end; a block within a block leaves them to the outer one."""
    if _waiting.get() is not None:
        yield
        return
    denials: list[Denial] = []
    token = _waiting.set(denials)
    try:
        yield
    finally:
        _waiting.reset(token)
        for denial in denials:
            _write(denial)


def note(denial: Denial) -> None:
    """Have this refusal written down."""
    _log.warning("denied: %s to subject %s", denial.permission, denial.actor.subject)
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(denial)
    elif not connection.in_atomic_block:
        _write(denial)


def _write(denial: Denial) -> None:
    try:
        with transaction.atomic():
            record(
                "access.denied",
                on=denial.record,
                by=denial.actor,
                office=denial.actor.office,
                permission=denial.permission,
            )
    except DatabaseError:
        _log.exception("A refusal could not be written down: %s", denial)
