"""The halls for the public: how many wait, a number on the phone, an appointment."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import Visit, throttled
from tinhso.engines.counters import halls as reads
from tinhso.engines.counters.hours import gives_tickets, opens_at
from tinhso.engines.counters.models import Ticket
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.ruling import open_days, rule_of
from tinhso.engines.counters.verbs import drawing
from tinhso.engines.counters.views.limits import PHONE
from tinhso.engines.counters.views.reading import hall_or_404, queue_chosen
from tinhso.engines.counters.waiting import waits
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM

HELD = "counters.held"  # the numbers that this browser drew, by hall


@require_GET
def halls(request: Visit) -> HttpResponse:
    """Every hall that serves ``?thu-tuc=…&linh-vuc=…``, the nearest first."""
    topic, sector = request.GET.get("thu-tuc", ""), request.GET.get("linh-vuc", "")
    near = request.party.area if request.party is not None else None
    found = [(office, hall_name(office)) for office in reads.halls(topic, sector, near=near)]
    return page(request, "counters/halls.html", found=found, asked=request.GET.urlencode(), topic=topic)


@require_GET
@never_cache
def hall(request: Visit, code: str) -> HttpResponse:
    """One hall: its queues now, and what one can do."""
    return _hall(request, hall_or_404(code))


@require_POST
@throttled(PHONE)
def draw(request: Visit, code: str) -> HttpResponse:
    """A number on the phone; a browser that has one here is led to it."""
    office = hall_or_404(code)
    held = request.session.get(HELD, {}).get(code, "")
    if held and (ticket := _open(held)):
        return redirect("counters:ticket", ticket.token)
    by = request.actor if request.actor is not None and not request.actor.is_official else PLATFORM
    try:
        posted = typed(request)
        queue = queue_chosen(office, posted.get("queue", ""))
        made = drawing.draw(queue.pk, source=Ticket.Source.PHONE, preferred="preferred" in posted, by=by)
    except Refused as error:
        return _hall(request, office, problem=str(error), status=error.status)
    request.session[HELD] = {**request.session.get(HELD, {}), code: made.token}
    return redirect("counters:ticket", made.token)


def _hall(request: HttpRequest, office: Office, *, problem: str = "", status: int = 200) -> HttpResponse:
    rule = rule_of(office)
    topic, sector = request.GET.get("thu-tuc", ""), request.GET.get("linh-vuc", "")
    return page(
        request, "counters/hall.html", status,
        office=office, name=hall_name(office), waits=waits(office), problem=problem,
        is_open=gives_tickets(office, rule), opens_at=opens_at(office), open_days=open_days(office),
        serving={queue.pk for queue in reads.queues_of(office, topic, sector)} if topic or sector else (),
        asked=request.GET.urlencode(),
    )  # fmt: skip


def _open(token: str) -> Ticket | None:
    try:
        found = reads.ticket_by_token(token)
    except Ticket.DoesNotExist:
        return None
    return found if found.is_open else None
