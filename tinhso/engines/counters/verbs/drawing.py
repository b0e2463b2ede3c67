"""Drawing a number: at the kiosk, on the phone, by a clerk, on arriving for an appointment."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.counters.hours import gives_tickets
from tinhso.engines.counters.models import Appointment, Queue, Ticket
from tinhso.engines.counters.ruling import rule_of
from tinhso.engines.counters.verbs import _ground as ground
from tinhso.engines.events.api import PLATFORM, Actor

_NEXT = """
INSERT INTO counters_numberbook (queue_id, day, last) VALUES (%s, %s, 1)
ON CONFLICT (queue_id, day) DO UPDATE SET last = counters_numberbook.last + 1 RETURNING last
"""


@transaction.atomic
def draw(queue_id: UUID, *, source: str = Ticket.Source.KIOSK, preferred: bool = False, by: Actor = PLATFORM) -> Ticket:
    """The next number of a queue today. ``preferred``: the person says that the law calls them first.

    Raises Refused while the hall gives no tickets, or where one who is signed in has one here; Denied for a source
    that is an official's.
    """
    queue = Queue.objects.select_related("office__area").get(pk=queue_id, valid_to=None)
    is_clerk = source == Ticket.Source.CLERK
    if is_clerk:
        by = ground.may(by, "counters.call", queue.office)
    elif not gives_tickets(queue.office, rule_of(queue.office)):
        raise Refused(_("The hall is closed now. Numbers are given during working hours."))
    holder = by.subject if by.subject and not by.is_official else None
    if holder and Ticket.objects.filter(office=queue.office, holder=holder, stage__in=("waiting", "called")).exists():
        raise AlreadyDone(_("You have a number here already. Use it or give it up first."))
    return _draw(queue, source, clock.now() if preferred else None, holder=holder, by=by)


@transaction.atomic
def arrive(code: str, office_id: UUID, *, by: Actor = PLATFORM) -> Ticket:
    """Whoever comes to an appointment gets a number; a second time finds the same one.

    Comes first from the appointed time on, unless they are later than the hall's grace. Raises Refused for a code
    that is unknown, of another hall or another day, or cancelled.
    """
    code = "".join(sign for sign in code.upper().rstrip("/").rsplit("/", 1)[-1] if sign.isalnum())
    found = Appointment.objects.select_for_update(of=("self",)).select_related("slot", "queue", "office__area")
    made = found.filter(code=code).first()
    if made is None:
        raise Refused(
            _("No appointment has this code. Look at the message that you got, or draw a number."), field="code"
        )
    if made.office_id != office_id:
        raise Refused(_("This appointment is at %(office)s.") % {"office": made.office.name}, field="code")
    if made.stage == Appointment.Stage.ARRIVED:
        return Ticket.objects.select_related("queue", "office__area").get(appointment=made)
    if not made.is_open:
        raise Refused(_("This appointment was cancelled or has passed. Draw a number instead."), field="code")
    begins, now = clock.local(made.slot.begins), clock.now()
    if begins.date() != clock.today():
        raise Refused(_("This appointment is on %(day)s.") % {"day": f"{begins:%d/%m/%Y %H:%M}"}, field="code")
    made.stage, made.ended_at = Appointment.Stage.ARRIVED, now
    made.save(update_fields=["stage", "ended_at"])
    late = now > made.slot.begins + timedelta(minutes=rule_of(made.office).grace)
    preferred_from = None if late else made.slot.begins
    return _draw(
        made.queue, Ticket.Source.APPOINTMENT, preferred_from, holder=made.holder, appointment=made, by=by, late=late
    )


@transaction.atomic
def receive(appointment_id: UUID, *, by: Actor) -> Ticket:
    """A clerk marks that somebody came to their appointment. Raises Denied, AlreadyDone, Refused as ``arrive``."""
    made = Appointment.objects.select_related("office").get(pk=appointment_id)
    by = ground.may(by, "counters.call", made.office)
    if Appointment.objects.select_for_update().get(pk=made.pk).stage == Appointment.Stage.ARRIVED:
        raise AlreadyDone(_("They have come and have their number already."))
    return arrive(made.code, made.office_id, by=by)


def _draw(
    queue: Queue,
    source: str,
    preferred_from: datetime | None,
    *,
    holder: int | None,
    by: Actor,
    appointment: Appointment | None = None,
    late: bool = False,
) -> Ticket:
    day = clock.today()
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [queue.pk, day])
        (number,) = cursor.fetchone()
    ticket = Ticket.objects.create(
        office=queue.office,
        queue=queue,
        day=day,
        code=f"{queue.letter}{number:03}",
        source=source,
        preferred_from=preferred_from,
        appointment=appointment,
        holder=holder,
    )
    preferred = int(preferred_from is not None)
    topic = appointment.topic if appointment else ""
    ground.tell("counters.drawn", ticket, queue.office, by=by if by.is_official else PLATFORM, topic=topic,
                channel=source, queue=queue.letter, preferred=preferred, late=int(late))  # fmt: skip
    return ticket
