"""Calling the next person, and calling again."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused, Stale
from tinhso.engines.counters.fairness import choose
from tinhso.engines.counters.models import Call, Counter, Ticket
from tinhso.engines.counters.ruling import rule_of
from tinhso.engines.counters.verbs import _ground as ground
from tinhso.engines.counters.verbs.ending import end
from tinhso.engines.counters.waiting import calls_today
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor

IN_TIME = 15 * 60  # seconds of waiting that are still short


@transaction.atomic
def call_next(counter_id: UUID, *, by: Actor, after: UUID | None = None) -> Call | None:
    """Call whoever's turn it is among the counter's queues; who stood there counts as served. None: nobody waits.

    ``after`` is the call that the page shows: pressed twice, the second press is told instead of passing over
    somebody. Raises Denied, Stale, Refused where another official sits here.
    """
    counter = ground.counter(counter_id)
    by = ground.may(by, "counters.call", counter.office)
    position = ground.seated(counter, by)
    current = ground.open_call(counter)
    if (current.pk if current else None) != after:
        raise Stale
    queues = list(counter.queues.values_list("pk", flat=True))
    ground.alone(queues)
    if current is not None:
        end(current, Call.Outcome.SERVED, by=by)
    today, now = clock.today(), clock.now()
    waiting = Ticket.objects.waiting().filter(Q(only_at=None, queue__in=queues) | Q(only_at=counter), day=today)
    people = {ticket.pk: ticket.waiting for ticket in waiting}
    chosen = choose(people.values(), calls_today(queues), rule_of(counter.office).fairness, now)
    return None if chosen is None else _call(ground.ticket(chosen.key), counter, position, by=by)


@transaction.atomic
def call_ticket(ticket_id: UUID, counter_id: UUID, *, reason: str, by: Actor) -> Call:
    """Call one person out of turn; ``reason`` is a Call.OutOfTurn and stays with the call.

    Raises Denied, AlreadyDone, Refused without a reason or while somebody stands at the counter.
    """
    counter = ground.counter(counter_id)
    by = ground.may(by, "counters.call", counter.office)
    if reason not in Call.OutOfTurn.values:
        raise Refused(_("Choose why this number is called out of turn."), field="reason")
    position = ground.seated(counter, by)
    if ground.open_call(counter) is not None:
        raise Refused(_("Finish with the person at the counter first."))
    ticket = ground.ticket(ticket_id)
    if ticket.office_id != counter.office_id:
        raise Refused(_("This number belongs to another hall."))
    if ticket.stage != Ticket.Stage.WAITING:
        raise AlreadyDone(_("A colleague has called %(code)s already.") % {"code": ticket.code})
    return _call(ticket, counter, position, by=by, out_of_turn=reason)


@transaction.atomic
def call_again(call_id: UUID, *, by: Actor) -> Call:
    """Show and say the number once more. Raises Denied, AlreadyDone."""
    call = _open(call_id)
    by = ground.may(by, "counters.call", call.counter.office)
    call.times += 1
    call.again_at = clock.now()
    call.save(update_fields=["times", "again_at"])
    ground.tell("counters.called_again", call.ticket, call.counter.office, by=by, counter=call.counter.number)
    return call


def _open(call_id: UUID) -> Call:
    calls = Call.objects.select_for_update(of=("self",)).select_related("ticket", "counter__office__area")
    call = calls.get(pk=call_id)
    if call.ended_at is not None:
        raise AlreadyDone(_("This number is no longer at the counter."))
    return call


def _call(ticket: Ticket, counter: Counter, position: Position, *, by: Actor, out_of_turn: str = "") -> Call:
    now = clock.now()
    call = Call.objects.create(
        ticket=ticket, counter=counter, position=position, preferred=ticket.is_preferred, out_of_turn=out_of_turn
    )
    first = not Call.objects.filter(ticket=ticket).exclude(pk=call.pk).exists()
    ticket.stage = Ticket.Stage.CALLED
    ticket.save(update_fields=["stage"])
    waited = round((now - ticket.drawn_at).total_seconds())
    ground.tell(
        "counters.called", ticket, counter.office, by=by, channel=ticket.source, queue=ticket.queue.letter,
        counter=counter.number, waited=waited, minutes=round(waited / 60), first=int(first),
        in_time=int(waited <= IN_TIME), preferred=int(call.preferred), out_of_turn=out_of_turn,
    )  # fmt: skip
    return call
