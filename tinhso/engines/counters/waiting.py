"""How many wait and how long it will take."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Avg, Count, F, Q

from tinhso.base import clock
from tinhso.engines.counters.desks import Counter, Queue, Sitting
from tinhso.engines.counters.fairness import Called, order
from tinhso.engines.counters.ruling import rule_of
from tinhso.engines.counters.tickets import Call, Ticket
from tinhso.engines.directory.models import Office

MEASURED_OVER = timedelta(days=28)
ENOUGH = 10  # calls that make an average


@dataclass(frozen=True)
class Wait:
    """One queue now: how many wait in it, how many counters serve it, minutes that a newcomer will wait."""

    queue: Queue
    people: int
    counters: int
    minutes: int


@dataclass(frozen=True)
class Place:
    """Where one ticket stands: how many are called before it, and in about how many minutes it is."""

    ahead: int
    minutes: int


def calls_today(queues: Collection[UUID]) -> list[Called]:
    """The calls of these queues today, oldest first."""
    calls = Call.objects.filter(ticket__queue__in=queues, ticket__day=clock.today()).order_by("at", "pk")
    return [Called(at, preferred) for at, preferred in calls.values_list("at", "preferred")]


def waits(office: Office) -> list[Wait]:
    """Every queue of a hall; four queries for any number."""
    day = clock.today()
    queues = list(Queue.objects.on(day).filter(office=office))
    people = _counted(Ticket.objects.waiting().of_day(day).filter(office=office))
    staffed, pace = _staffed(office), _pace(office)
    return [
        Wait(
            queue,
            people.get(queue.pk, 0),
            staffed.get(queue.pk, 0),
            _minutes(queue, people.get(queue.pk, 0), staffed, pace),
        )
        for queue in queues
    ]


def waiting_at(counter: Counter) -> list[Ticket]:
    """Who waits for a counter, in the order in which they will be called; three queries."""
    queues = [queue.pk for queue in counter.queues.all()]
    found = (
        Ticket.objects.waiting().of_day(clock.today()).filter(Q(only_at=None, queue__in=queues) | Q(only_at=counter))
    )
    tickets = {ticket.pk: ticket for ticket in found.select_related("queue")}
    rule = rule_of(counter.office).fairness
    foreseen = order([one.waiting for one in tickets.values()], calls_today(queues), rule, clock.now())
    return [tickets[one.key] for one in foreseen]


def place_of(ticket: Ticket) -> Place:
    """How a waiting ticket stands, by the very rule by which it will be called."""
    office, queue = ticket.office, ticket.queue
    tickets = Ticket.objects.waiting().filter(queue=queue, day=ticket.day)
    rule = rule_of(office).fairness
    foreseen = order([one.waiting for one in tickets], calls_today([queue.pk]), rule, clock.now())
    ahead = next((n for n, one in enumerate(foreseen) if one.key == ticket.pk), 0)
    return Place(ahead, _minutes(queue, ahead, _staffed(office), _pace(office)))


def _minutes(queue: Queue, ahead: int, staffed: dict[UUID, int], pace: dict[UUID, float]) -> int:
    each = pace.get(queue.pk, queue.minutes * 60)
    return -(-int(ahead * each / max(staffed.get(queue.pk, 0), 1)) // 60)


def _counted(tickets: object) -> dict[UUID, int]:
    rows = tickets.values_list("queue").annotate(n=Count("pk")).order_by()  # type: ignore[attr-defined]
    return dict(rows)


def _staffed(office: Office) -> dict[UUID, int]:
    """How many counters with somebody at them serve each queue."""
    open_now = Sitting.objects.filter(counter__office=office, ended_at=None)
    return dict(open_now.values_list("counter__queues").annotate(n=Count("pk")).order_by())


def _pace(office: Office) -> dict[UUID, float]:
    """Seconds that one person took on average in the last four weeks, where enough were served."""
    done = Call.objects.filter(counter__office=office, outcome=Call.Outcome.SERVED, at__gte=clock.now() - MEASURED_OVER)
    rows = done.values("ticket__queue").annotate(n=Count("pk"), mean=Avg(F("ended_at") - F("at"))).order_by()
    return {row["ticket__queue"]: row["mean"].total_seconds() for row in rows if row["n"] >= ENOUGH}
