"""Whose eyes the database connection has."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DatabaseError, connection
from django.db.transaction import TransactionManagementError

from tinhso.engines.access import epoch
from tinhso.engines.access.denials import noting_denials
from tinhso.engines.access.powers import Powers, learn, remembered
from tinhso.engines.events.api import Actor

_log = logging.getLogger("tinhso.access")
_eyes: ContextVar[str] = ContextVar("subjects_read_as", default="")
_last_epoch = 0  # of this process; only a guess, that the database confirms


@contextmanager
def reading_as(actor: Actor | None) -> Iterator[None]:
    """Within the block this connection shows walled tables as ``actor`` may see them; ``None`` sees nothing.

    One statement sets the reader and confirms what this process remembers of their rights; a second takes the
    reader away. Refusals within the block are written down at its end. A streamed answer outlives the
    middleware and opens a block of its own.
    """
    with noting_denials():
        number, subjects = _open(actor)
        token = _eyes.set(subjects)
        try:
            with epoch.knowing(number):
                yield
        finally:
            _eyes.reset(token)
            _put_back("tinhso.subjects", _eyes.get())


@contextmanager
def without_walls(reason: str) -> Iterator[None]:
    """Lift the wall for a read of the platform's own (a public verification, say); the caller answers for it.

    ``reason`` is a short sentence for the log and for whoever reads the code. Raises ValueError without one.
    """
    if not reason.strip():
        raise ValueError("Say why the wall is lifted.")
    _log.debug("walls lifted: %s", reason)
    with _walls("off"):
        yield


@contextmanager
def walled() -> Iterator[None]:
    """Put the wall up within the block, as it stands in a web process; for tests."""
    with _walls("on"):
        yield


@contextmanager
def _walls(state: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('tinhso.walls', true)")
        (before,) = cursor.fetchone()
        cursor.execute("SELECT set_config('tinhso.walls', %s, false)", [state])
    try:
        yield
    finally:
        _put_back("tinhso.walls", before or "")


def _open(actor: Actor | None) -> tuple[int, str]:
    global _last_epoch
    guess = remembered(actor, _last_epoch) if actor else Powers()
    subjects = _array(guess) if guess is not None else ""
    number = _set_reader(subjects)
    if actor and (guess is None or number != _last_epoch):
        known = _array(remembered(actor, number) or learn(actor, number))
        if known != subjects:
            subjects = known
            _set_reader(subjects)
    _last_epoch = number
    return number, subjects


def _set_reader(subjects: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, set_config('tinhso.subjects', %s, false) FROM access_epoch", [subjects])
        (number, _subjects) = cursor.fetchone()
    return int(number)


def _put_back(setting: str, value: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, false)", [setting, value])
    except (DatabaseError, TransactionManagementError):
        # Inside a failed transaction the rollback puts the setting back; otherwise the connection is gone.
        if not connection.in_atomic_block:
            connection.close()


def _array(powers: Powers) -> str:
    return "{" + ",".join(map(str, sorted(powers.sight))) + "}"
