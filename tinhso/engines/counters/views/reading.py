"""Records behind addresses; what is not there is a page that says so."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.counters import halls
from tinhso.engines.counters.models import Appointment, Counter, Queue, Ticket
from tinhso.engines.directory.models import Office


def hall_or_404(code: str) -> Office:
    try:
        return halls.hall(code)
    except Office.DoesNotExist as error:
        raise Http404 from error


def ticket_or_404(token: str) -> Ticket:
    try:
        return halls.ticket_by_token(token)
    except Ticket.DoesNotExist as error:
        raise Http404 from error


def appointment_or_404(token: str) -> Appointment:
    try:
        return halls.appointment_by_token(token)
    except Appointment.DoesNotExist as error:
        raise Http404 from error


def queue_or_404(office: Office, letter: str) -> Queue:
    found = next((queue for queue in halls.queues_of(office) if queue.letter == letter), None)
    if found is None:
        raise Http404
    return found


def queue_chosen(office: Office, key: str) -> Queue:
    """Raises Refused where nothing was chosen."""
    found = next((queue for queue in halls.queues_of(office) if str(queue.pk) == key), None)
    if found is None:
        raise Refused(_("Choose what you come for."), field="queue")
    return found


def counter_chosen(office: Office, key: str) -> Counter | None:
    return next((counter for counter in halls.counters_of(office) if str(counter.pk) == key), None)
