"""Making, confirming, moving and cancelling an appointment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.ids import uuid7
from tinhso.base.text import nfc
from tinhso.engines.counters.hours import is_span
from tinhso.engines.counters.models import Appointment, Counter, Queue, Slot
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.verbs import _ground as ground
from tinhso.engines.events.api import Actor
from tinhso.engines.messages import api as messages

MOST = 5  # open appointments of one person
# One more place is taken only where one is left: however many press at once, a counter is never oversold.
_TAKE = """
INSERT INTO counters_slot AS slot (id, counter_id, begins, ends, places, taken)
VALUES (%(id)s, %(counter)s, %(begins)s, %(ends)s, %(places)s, 1)
ON CONFLICT (counter_id, begins) DO UPDATE SET taken = slot.taken + 1, places = EXCLUDED.places
WHERE slot.taken < EXCLUDED.places RETURNING id
"""


@transaction.atomic
def book(queue_id: UUID, begins: datetime, *, by: Actor, topic: str = "", title: str = "") -> Appointment:
    """An appointment of the citizen ``by`` at ``begins``, at any counter of the queue that has room then.

    Raises Denied for an official, AlreadyDone for a second one about the same, Refused where the time is taken or
    none of the calendar's.
    """
    if not by.subject or by.is_official:
        raise Denied(_("Sign in as a citizen to make an appointment."))
    queue = Queue.objects.select_related("office__area").get(pk=queue_id, valid_to=None)
    held = Appointment.objects.filter(holder=by.subject, stage__in=("booked", "confirmed"))
    if held.count() >= MOST:
        raise Refused(_("You have several appointments already. Cancel one that you do not need."))
    slot = _take(queue, begins)
    try:
        with transaction.atomic():
            made = Appointment.objects.create(
                office=queue.office,
                queue=queue,
                slot=slot,
                topic=topic,
                subject_line=nfc(title)[:300],
                holder=by.subject,
            )
    except IntegrityError as error:
        raise AlreadyDone(_("You have an appointment about this here already. Move it instead.")) from error
    _tell("counters.booked", made, by=by)
    _write("counters.booked", made)
    return made


@transaction.atomic
def confirm(token: str, *, by: Actor | None = None) -> Appointment:
    """Whoever holds the link will come; a second time changes nothing. Raises AlreadyDone once it has ended."""
    made = _open(token)
    if made.stage == Appointment.Stage.BOOKED:
        made.stage = Appointment.Stage.CONFIRMED
        made.save(update_fields=["stage"])
        _tell("counters.confirmed", made)
    return made


@transaction.atomic
def move(token: str, begins: datetime) -> Appointment:
    """The same appointment at another time; the old place is free at once. Raises Refused, AlreadyDone."""
    made = _open(token)
    if made.slot.begins == begins:
        return made
    old = made.slot_id
    made.slot = _take(made.queue, begins)
    _give_back(old)
    made.moves += 1
    made.stage, made.reminded_at = Appointment.Stage.BOOKED, None
    made.save(update_fields=["slot", "moves", "stage", "reminded_at"])
    _tell("counters.moved", made)
    _write("counters.booked", made)
    return made


@transaction.atomic
def cancel(token: str) -> Appointment:
    """The appointment is off and its place free; a second time changes nothing. Raises AlreadyDone if it passed."""
    made = _locked(token)
    if made.stage == Appointment.Stage.CANCELLED:
        return made
    return call_off(_open(token))


def call_off(made: Appointment, *, text: str = "") -> Appointment:
    """Cancel an open appointment whose lock the caller holds; ``text`` is told to its holder."""
    made.stage, made.ended_at = Appointment.Stage.CANCELLED, clock.now()
    made.save(update_fields=["stage", "ended_at"])
    _give_back(made.slot_id)
    _tell("counters.cancelled", made)
    if text:
        _write(text, made)
    return made


def remind(made: Appointment) -> None:
    """Tell the holder once that the appointment comes near; part of a job that holds its lock."""
    made.reminded_at = clock.now()
    made.save(update_fields=["reminded_at"])
    _write("counters.reminder", made)


def _take(queue: Queue, begins: datetime) -> Slot:
    """A place at ``begins`` at one of the queue's counters, the emptiest first. Raises Refused."""
    day = clock.local(begins).date()
    counters = Counter.objects.on(day).filter(queues=queue, places__gt=0).order_by("number")
    fitting = [one for one in counters if is_span(queue.office, begins, one.span)]
    if not fitting:
        raise Refused(_("No appointment can be made for this time. Choose another one."), field="begins")
    taken = dict(Slot.objects.filter(counter__in=fitting, begins=begins).values_list("counter", "taken"))
    for counter in sorted(fitting, key=lambda one: (taken.get(one.pk, 0) / one.places, one.number)):
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, {"id": uuid7(), "counter": counter.pk, "begins": begins,
                                   "ends": begins + counter.span, "places": counter.places})  # fmt: skip
            row = cursor.fetchone()
        if row is not None:
            return Slot.objects.select_related("counter").get(pk=row[0])
    raise Refused(_("This time has just been taken by somebody else. Choose another one."), field="begins")


def _give_back(slot: UUID) -> None:
    Slot.objects.filter(pk=slot, taken__gt=0).update(taken=F("taken") - 1)


def _locked(token: str) -> Appointment:
    found = Appointment.objects.select_for_update(of=("self",))
    return found.select_related("slot__counter", "queue__office", "office__area").get(token=token)


def _open(token: str) -> Appointment:
    made = _locked(token)
    if not made.is_open or made.slot.ends < clock.now():
        raise AlreadyDone(_("This appointment has passed or was cancelled. Make a new one."))
    return made


def _tell(kind: str, made: Appointment, *, by: Actor | None = None) -> None:
    """The event names neither holder nor time: figures need the hall and the procedure alone."""
    ahead = (made.slot.begins - clock.now()).days
    ground.tell(kind, made, made.office, by=by or Actor(subject=made.holder), topic=made.topic, days_ahead=ahead)


def _write(text: str, made: Appointment) -> None:
    begins = clock.local(made.slot.begins)
    messages.send(
        made.holder,
        text,
        data={"office": hall_name(made.office), "time": f"{begins:%H:%M, %d/%m/%Y}", "appointment": made.shown_code},
        about=made.pk,
        link=reverse("counters:appointment", args=[made.token]),
        key=f"{text} {made.pk} {made.moves}",
    )
