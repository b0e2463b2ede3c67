"""Delivering: one thing at a time, each in a transaction of its own, so that a crash loses nothing."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.adapters.adapter import Adapter, Payload, Rejected, adapter
from tinhso.engines.adapters.limited import within
from tinhso.engines.adapters.line import Line
from tinhso.engines.adapters.outgoing import Outgoing, OutgoingQuerySet
from tinhso.engines.adapters.waiting import rest_of_line, wait_before
from tinhso.engines.events.api import record

BATCH = 50


def deliver(code: str, limit: int = BATCH) -> int:
    """Deliver what is due to one adapter until nothing is, the line closes or ``limit`` is reached; returns how many
    were tried. Two workers never take the same one (``SKIP LOCKED``).
    """
    tried = 0
    while tried < limit and deliver_next(Outgoing.objects.to(code).due()):
        tried += 1
    return tried


def deliver_this(key: UUID) -> bool:
    """Deliver one thing now, if it is due and its line is open; what is not done here is done by ``deliver``."""
    return deliver_next(Outgoing.objects.filter(pk=key).due())


@transaction.atomic
def deliver_next(among: OutgoingQuerySet) -> bool:
    """Try the first of ``among`` that nobody else is at; False if there is none or the line is closed."""
    thing = among.select_for_update(skip_locked=True).order_by("next_at", "id").first()
    if thing is None:
        return False
    line, _made = Line.objects.get_or_create(adapter=thing.adapter)
    if line.is_closed(clock.now()):
        return False
    to = adapter(thing.adapter)
    thing.attempts += 1
    try:
        receipt = _call(to, thing)
    except Rejected as error:
        _fail(thing, str(error), give_up=True)
    except Exception as error:  # a partner's failure, of whatever kind, is a state of the delivery
        _fail(thing, str(error) or type(error).__name__, give_up=thing.attempts >= to.attempts)
        _close(line)
    else:
        _succeed(thing, line, receipt)
    return True


def _call(to: Adapter, thing: Outgoing) -> Payload:
    with transaction.atomic():
        content = to.prepare(thing.kind, thing.payload)
    return within(to.timeout, lambda: to.send(thing.kind, content, thing.key)) or {}


def _succeed(thing: Outgoing, line: Line, receipt: Payload) -> None:
    thing.state, thing.sent_at, thing.receipt, thing.last_error = Outgoing.State.SENT, clock.now(), receipt, ""
    thing.save(update_fields=["state", "sent_at", "receipt", "last_error", "attempts"])
    Line.objects.filter(pk=line.pk).update(failures=0, closed_until=None, last_delivery_at=thing.sent_at)


def _fail(thing: Outgoing, why: str, *, give_up: bool) -> None:
    thing.last_error = why[:500]
    thing.state = Outgoing.State.GIVEN_UP if give_up else Outgoing.State.FAILED
    thing.next_at = clock.now() + wait_before(thing.attempts, thing.key)
    thing.save(update_fields=["state", "last_error", "next_at", "attempts"])
    if give_up:
        record("adapters.given_up", on=thing, topic=thing.kind, adapter=thing.adapter, attempts=thing.attempts)


def _close(line: Line) -> None:
    """One failure more on this line; from the third on it is left alone for a while."""
    line = Line.objects.select_for_update().get(pk=line.pk)
    line.failures += 1
    rest = rest_of_line(line.failures, line.adapter)
    line.closed_until = clock.now() + rest if rest else None
    line.save(update_fields=["failures", "closed_until"])
