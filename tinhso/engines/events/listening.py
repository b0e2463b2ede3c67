"""Listeners: named jobs that run after an event's transaction has committed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from uuid import UUID

from tinhso.base.jobs import drain, job
from tinhso.base.registry import load_all
from tinhso.engines.events.models import Event

Listener = Callable[[Event], None]
_listeners: dict[str, list[Listener]] = {}
_waiting: ContextVar[deque[tuple[Event, Listener]] | None] = ContextVar("listeners_waiting_here", default=None)


def on(*kinds: str) -> Callable[[Listener], Listener]:
    """Have a function of a part's ``listeners`` module called once for every event of these kinds."""

    def add(listener: Listener) -> Listener:
        for kind in kinds:
            _listeners.setdefault(kind, []).append(listener)
        return listener

    return add


def tell_later(events: Iterable[Event]) -> None:
    """One job per event and listener, so that one that fails is retried alone; all in one statement."""
    calls = [(event, listener) for event in events for listener in listeners_of(event.kind)]
    if (waiting := _waiting.get()) is not None:
        waiting.extend(calls)
    else:
        _make_jobs(calls)


@contextmanager
def telling_here() -> Iterator[None]:
    """Within the block whoever listens waits in memory and not as a job, until ``tell_now``; for planting.

    A planted life has thousands of listeners, and nobody is to take one up again: a fault ends the planting. What
    still waits at the end of the block becomes jobs.
    """
    waiting: deque[tuple[Event, Listener]] = deque()
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    _make_jobs(waiting)


def tell_now() -> int:
    """Call every listener that waits, here and now; for planting, which lives in the past. Returns how many."""
    waiting, told = _waiting.get(), 0
    while waiting:
        event, listener = waiting.popleft()
        listener(event)
        told += 1
    return told + drain(only=tell.name) if waiting is None else told


def _make_jobs(calls: Iterable[tuple[Event, Listener]]) -> None:
    tell.each_later(
        {"event": str(event.pk), "at": event.at.isoformat(), "listener": _name(listener)} for event, listener in calls
    )


@job(retry=5)
def tell(event: str, at: str, listener: str) -> None:
    """Call one listener with its event."""
    found = Event.objects.get(pk=UUID(event), at=datetime.fromisoformat(at))
    for candidate in listeners_of(found.kind):
        if _name(candidate) == listener:
            candidate(found)


def listeners_of(kind: str) -> list[Listener]:
    _load()
    return _listeners.get(kind, [])


@cache
def _load() -> None:
    load_all("listeners")


def _name(listener: Listener) -> str:
    return f"{listener.__module__}.{listener.__name__}"
