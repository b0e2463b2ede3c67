"""Writing down that something happened, in the transaction that made it happen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.db import connection, models

from tinhso.base import clock
from tinhso.base.registry import event_kinds
from tinhso.engines.events import listening
from tinhso.engines.events.actor import PLATFORM, Actor
from tinhso.engines.events.models import Event, Look

Fact = str | int | bool | UUID | None | list[str] | list[int]
_gathered: ContextVar[list[Event] | None] = ContextVar("gathered_events", default=None)
_CODE = re.compile(r"[\w.:/+-]{0,80}", re.ASCII)


def record(
    kind: str,
    *,
    on: models.Model | None = None,
    by: Actor = PLATFORM,
    office: int | None = None,
    area: int | None = None,
    topic: str = "",
    channel: str = "",
    sign: int = 1,
    happened_at: datetime | None = None,
    **facts: Fact,
) -> Event:
    """Write the event and, if somebody listens to its kind, the job that tells them.

    ``office`` and ``area`` are the directory's integers. Raises LookupError for an undeclared kind, ValueError
    for a fact that is not a code, a number or an identifier, RuntimeError outside a transaction.
    """
    if kind not in event_kinds():
        raise LookupError(f"The event {kind} is not declared.")
    if not connection.in_atomic_block:
        raise RuntimeError(f"{kind} is recorded outside the transaction that made it happen.")
    moment = clock.now()
    event = Event(
        kind=kind,
        at=happened_at or moment,
        recorded_at=moment,
        subject_type=on._meta.label_lower if on is not None else "",
        subject=on.pk if on is not None and isinstance(on.pk, UUID) else None,
        office=office,
        area=area,
        topic=topic,
        channel=channel,
        sign=sign,
        actor=by.subject,
        position=by.position,
        on_behalf_of=by.on_behalf_of,
        facts={name: _checked(name, value) for name, value in facts.items()},
    )
    gathered = _gathered.get()
    if gathered is not None:
        gathered.append(event)
    else:
        _write([event])
    return event


@contextmanager
def together() -> Iterator[None]:
    """Write what the block records at its end, with its jobs, in two statements; inside its transaction.

    Until then nobody reads these events, not even the block itself. Where the block fails nothing is written.
    """
    if _gathered.get() is not None:
        yield
        return
    gathered: list[Event] = []
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    _write(gathered)


def _write(events: list[Event]) -> None:
    Event.objects.bulk_create(events)
    listening.tell_later(events)


def looked(on: models.Model, *, by: Actor, data_class: str, reason: str) -> Look:
    """Write down that ``by`` read personal data of ``on``."""
    return Look.objects.create(
        at=clock.now(),
        actor=by.subject,
        position=by.position,
        subject_type=on._meta.label_lower,
        subject=on.pk,
        data_class=data_class,
        reason=reason,
    )


def last_look(subject: UUID, *, by: Actor, since: datetime) -> datetime | None:
    """When ``by`` last read personal data of one record, from ``since`` on."""
    looks = Look.objects.filter(subject=subject, actor=by.subject, at__gte=since).order_by("-at")
    return looks.values_list("at", flat=True).first()


def history(subject: UUID, *, since: datetime) -> list[Event]:
    """All that happened to one record from ``since`` on, in order."""
    return list(Event.objects.filter(subject=subject, at__gte=since).order_by("at", "recorded_at", "id"))


def _checked(name: str, value: Fact) -> Fact:
    if isinstance(value, UUID):
        return str(value)
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, str | int | None) or (isinstance(item, str) and not _CODE.fullmatch(item)):
            raise ValueError(f"The fact {name}={item!r} is not a code; events never hold text.")
    return value
