"""What becomes of a call: served, did not come, handed over; and tickets that are given up."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.counters.models import Call, Counter, Queue, Ticket
from tinhso.engines.counters.verbs import _ground as ground
from tinhso.engines.events.api import PLATFORM, Actor


@transaction.atomic
def finish(call_id: UUID, *, by: Actor, topic: str = "") -> Call:
    """The person has been served, about ``topic``. Raises Denied, AlreadyDone."""
    call, by = _locked(call_id, by)
    return end(call, Call.Outcome.SERVED, by=by, topic=topic)


@transaction.atomic
def mark_absent(call_id: UUID, *, by: Actor) -> Call:
    """Nobody came; the ticket may be brought back today. Raises Denied, AlreadyDone."""
    call, by = _locked(call_id, by)
    return end(call, Call.Outcome.ABSENT, by=by)


@transaction.atomic
def transfer(call_id: UUID, *, by: Actor, queue: Queue | None = None, counter: Counter | None = None) -> Call:
    """The person goes on to another queue, or to one counter, keeping number and place by the time they came.

    Raises Denied, AlreadyDone, Refused without a target in this hall.
    """
    call, by = _locked(call_id, by)
    target = counter or queue
    if target is None or target.office_id != call.counter.office_id or target == call.counter:
        raise Refused(_("Choose another queue or another counter of this hall."), field="target")
    ticket = call.ticket
    _close(call, Call.Outcome.TRANSFERRED)
    ticket.queue, ticket.only_at = queue or ticket.queue, counter
    ticket.stage = Ticket.Stage.WAITING
    ticket.save(update_fields=["queue", "only_at", "stage"])
    ground.tell("counters.transferred", ticket, call.counter.office, by=by, queue=ticket.queue.letter,
                counter=counter.number if counter else 0)  # fmt: skip
    return call


@transaction.atomic
def bring_back(ticket_id: UUID, *, by: Actor) -> Ticket:
    """Whoever was absent has come and waits again, by the time they first came. Raises Denied, AlreadyDone."""
    ticket = ground.ticket(ticket_id)
    by = ground.may(by, "counters.call", ticket.office)
    if ticket.stage != Ticket.Stage.ABSENT:
        raise AlreadyDone(_("%(code)s does not count as absent any more.") % {"code": ticket.code})
    if ticket.day != clock.today():
        raise Refused(_("This number was of another day. Draw a new one."))
    ticket.stage, ticket.ended_at = Ticket.Stage.WAITING, None
    ticket.save(update_fields=["stage", "ended_at"])
    ground.tell("counters.brought_back", ticket, ticket.office, by=by, queue=ticket.queue.letter)
    ground.tell("counters.absent", ticket, ticket.office, by=by, channel=ticket.source, sign=-1,
                queue=ticket.queue.letter)  # fmt: skip
    return ticket


@transaction.atomic
def give_up(token: str) -> Ticket:
    """Whoever holds the ticket's address does not wait any more; a second time changes nothing. Raises
    Ticket.DoesNotExist, AlreadyDone once it was called."""
    tickets = Ticket.objects.select_for_update(of=("self",)).select_related("queue", "office__area")
    ticket = tickets.get(token=token)
    if ticket.stage == Ticket.Stage.GIVEN_UP:
        return ticket
    if ticket.stage != Ticket.Stage.WAITING:
        raise AlreadyDone(_("Your number has been called already."))
    _leave(ticket, Ticket.Stage.GIVEN_UP)
    ground.tell("counters.given_up", ticket, ticket.office, by=PLATFORM, channel=ticket.source,
                queue=ticket.queue.letter)  # fmt: skip
    return ticket


@transaction.atomic
def is_about(call_id: UUID, topic: str, *, by: Actor) -> Call:
    """Whoever stands at the counter wants ``topic``: what its end will say. Raises Denied, AlreadyDone."""
    call, by = _locked(call_id, by)
    call.topic = topic
    call.save(update_fields=["topic"])
    return call


def end(call: Call, outcome: Call.Outcome, *, by: Actor, topic: str = "") -> Call:
    """Close a call whose counter the caller holds."""
    topic = topic or call.topic or (call.ticket.appointment.topic if call.ticket.appointment else "")
    _close(call, outcome)
    assert call.ended_at is not None
    ticket, office = call.ticket, call.counter.office
    seconds = round((call.ended_at - call.at).total_seconds())
    if outcome == Call.Outcome.SERVED:
        _leave(ticket, Ticket.Stage.SERVED)
        ground.tell("counters.served", ticket, office, by=by, topic=topic, channel=ticket.source,
                    queue=ticket.queue.letter, counter=call.counter.number, took=seconds)  # fmt: skip
    else:
        _leave(ticket, Ticket.Stage.ABSENT)
        ground.tell("counters.absent", ticket, office, by=by, channel=ticket.source, queue=ticket.queue.letter,
                    counter=call.counter.number)  # fmt: skip
    return call


def _leave(ticket: Ticket, stage: Ticket.Stage) -> None:
    """The ticket ends; nobody needs to know any more whose it was, unless they may still come back today."""
    ticket.stage, ticket.ended_at = stage, clock.now()
    if stage != Ticket.Stage.ABSENT:
        ticket.holder = None
    ticket.save(update_fields=["stage", "ended_at", "holder"])


def _close(call: Call, outcome: Call.Outcome) -> None:
    call.outcome, call.ended_at = outcome, clock.now()
    call.save(update_fields=["outcome", "ended_at"])


def _locked(call_id: UUID, by: Actor) -> tuple[Call, Actor]:
    calls = Call.objects.select_for_update(of=("self",))
    call = calls.select_related("ticket__queue", "ticket__appointment", "counter__office__area").get(pk=call_id)
    by = ground.may(by, "counters.call", call.counter.office)
    if call.ended_at is not None:
        raise AlreadyDone(_("This number is no longer at the counter."))
    return call, by
