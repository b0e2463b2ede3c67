"""What happens by itself: reminders, appointments that passed, numbers of yesterday, times that are closed now."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from tinhso.base import clock
from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.counters.models import Appointment, Call, Sitting, Ticket
from tinhso.engines.counters.verbs import _ground as ground
from tinhso.engines.counters.verbs.booking import call_off, remind
from tinhso.engines.events.api import PLATFORM

REMIND_BEFORE = timedelta(hours=24)
PATIENCE = timedelta(minutes=30)  # after the end of the slot


@transaction.atomic
def remind_all() -> int:
    """Remind of what comes within a day; each appointment once. Returns how many."""
    soon = _open().filter(reminded_at=None, slot__begins__gt=clock.now(), slot__begins__lte=clock.now() + REMIND_BEFORE)
    found = list(soon)
    for made in found:
        remind(made)
    return len(found)


@transaction.atomic
def miss_all() -> int:
    """Appointments to which nobody came. Returns how many."""
    found = list(_open().filter(slot__ends__lt=clock.now() - PATIENCE))
    for made in found:
        made.stage, made.ended_at = Appointment.Stage.MISSED, clock.now()
        made.save(update_fields=["stage", "ended_at"])
        ground.tell("counters.missed", made, made.office, by=PLATFORM, topic=made.topic)
    return len(found)


@transaction.atomic
def end_the_day() -> int:
    """Numbers of earlier days end, counters close, and no ticket says any more whose it was. Returns how many."""
    before, now = Ticket.objects.filter(day__lt=clock.today()), clock.now()
    Call.objects.filter(ended_at=None, ticket__in=before).update(ended_at=now, outcome=Call.Outcome.SERVED)
    Sitting.objects.filter(ended_at=None, began_at__lt=clock.at(*clock.today().timetuple()[:3])).update(ended_at=now)
    before.filter(stage=Ticket.Stage.CALLED).update(stage=Ticket.Stage.SERVED, ended_at=now)
    left = list(before.waiting().select_related("queue", "office").select_for_update(of=("self",)))
    ended = before.waiting().update(stage=Ticket.Stage.GIVEN_UP, ended_at=now)
    for ticket in left:
        ground.tell("counters.given_up", ticket, ticket.office, by=PLATFORM, channel=ticket.source,
                    queue=ticket.queue.letter)  # fmt: skip
    before.exclude(holder=None).update(holder=None)
    return ended


@transaction.atomic
def call_off_closed(first: date, last: date | None) -> int:
    """The calendar changed: whoever has an appointment in what is no working time now is told. Returns how many."""
    found = 0
    for made in _open().filter(slot__begins__gt=clock.now()):
        begins = clock.local(made.slot.begins)
        if begins.date() < first or (last is not None and begins.date() > last):
            continue
        table, day = timetable_for(made.office), begins.date()
        second = begins.hour * 3600 + begins.minute * 60
        if not any(a <= second < b for a, b in table.windows(day)):
            call_off(made, text="counters.closed_then")
            found += 1
    return found


def _open() -> QuerySet[Appointment]:
    return (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("slot__counter", "queue", "office__area", "office__parent")
        .filter(stage__in=(Appointment.Stage.BOOKED, Appointment.Stage.CONFIRMED))
    )
