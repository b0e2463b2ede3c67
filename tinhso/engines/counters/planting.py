"""Mornings at the demonstration's halls: people draw numbers, are called and served, each act at its own time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.counters.models import Call, Counter, Queue, Ticket
from tinhso.engines.counters.verbs.calling import call_next
from tinhso.engines.counters.verbs.drawing import draw
from tinhso.engines.counters.verbs.ending import finish, mark_absent
from tinhso.engines.counters.verbs.sitting import leave, sit_down
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor

MORNINGS, PEOPLE = 4, 5  # working days before today; people on each
OPENS, LASTS = timedelta(hours=7, minutes=30), 120  # from when, and for how many minutes, people come
ABSENT_EVERY, PREFERRED_EVERY = 11, 7


def plant_mornings(office: Office, *, seed: int = 7) -> int:
    """The last mornings of one hall; none where somebody has drawn a number, or nobody may call. Returns how many."""
    clerk, counter = _clerk(office), Counter.objects.filter(office=office, valid_to=None).order_by("number").first()
    if clerk is None or counter is None or Ticket.objects.filter(office=office).exists():
        return 0
    chance, numbers = Random(f"{office.code} {seed}"), iter(range(1, MORNINGS * PEOPLE + 1))
    for day in _days(office):
        _live(day, counter, clerk, chance, numbers)
    return MORNINGS


def _live(day: date, counter: Counter, clerk: Actor, chance: Random, numbers: Iterator[int]) -> None:
    """One clerk at one counter until all who came that morning have been served."""
    begin = clock.at(day.year, day.month, day.day) + OPENS
    coming = sorted(begin + timedelta(minutes=chance.randrange(5, LASTS)) for _ in range(PEOPLE))
    queues = list(Queue.objects.filter(counters=counter, valid_to=None).order_by("order"))
    with clock.travel(begin):
        sit_down(counter.pk, by=clerk)
    free, waiting = begin, 0
    while coming or waiting:
        free = free if waiting else max(free, coming[0])
        while coming and coming[0] <= free:
            with clock.travel(coming.pop(0)):
                draw(chance.choice(queues).pk, preferred=chance.randrange(PREFERRED_EVERY) == 0)
            waiting += 1
        free = _serve(free + timedelta(minutes=1), counter, clerk, chance, next(numbers))
        waiting -= 1
    with clock.travel(free):
        leave(counter.pk, by=clerk)


def _serve(at: datetime, counter: Counter, clerk: Actor, chance: Random, number: int) -> datetime:
    """Call whoever's turn it is; when the counter is free again."""
    with clock.travel(at):
        call = call_next(counter.pk, by=clerk)
    assert isinstance(call, Call)
    is_absent = number % ABSENT_EVERY == 0
    until = at + timedelta(minutes=3 if is_absent else chance.randrange(6, 19))
    with clock.travel(until):
        mark_absent(call.pk, by=clerk) if is_absent else finish(call.pk, by=clerk)
    return until


def _days(office: Office) -> list[date]:
    """The working days before today, the earliest first."""
    table, day, found = timetable_for(office), clock.today(), list[date]()
    while len(found) < MORNINGS:
        day -= timedelta(days=1)
        if table.is_workday(day):
            found.insert(0, day)
    return found


def _clerk(office: Office) -> Actor | None:
    """Somebody of the hall who may call."""
    for position in directory.positions_in(office):
        if position.person is not None:
            actor = directory.actor_for(position)
            if access.may_at(actor, "counters.call", directory.subjects_of(office)):
                return actor
    return None
