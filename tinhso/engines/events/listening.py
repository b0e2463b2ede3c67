"""Listeners: named jobs that run after an event's transaction has committed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from uuid import UUID

from tinhso.base.jobs import drain, job
from tinhso.base.registry import load_all
from tinhso.engines.events.models import Event

Listener = Callable[[Event], None]
_listeners: dict[str, list[Listener]] = {}


def on(*kinds: str) -> Callable[[Listener], Listener]:
    """Have a function of a part's ``listeners`` module called once for every event of these kinds."""

    def add(listener: Listener) -> Listener:
        for kind in kinds:
            _listeners.setdefault(kind, []).append(listener)
        return listener

    return add


def tell_later(events: Iterable[Event]) -> None:
    """One job per event and listener, so that one that fails is retried alone; all in one statement."""
    tell.each_later(
        {"event": str(event.pk), "at": event.at.isoformat(), "listener": _name(listener)}
        for event in events
        for listener in listeners_of(event.kind)
    )


def tell_now() -> int:
    """Call every listener that waits, here and now; for planting, which lives in the past. Returns how many."""
    return drain(only=tell.name)


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
