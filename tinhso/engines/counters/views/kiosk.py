"""The kiosk of a hall: large, touched, three taps to a number."""

from __future__ import annotations

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import throttled
from tinhso.engines.counters.hours import gives_tickets, opens_at
from tinhso.engines.counters.models import Ticket
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.ruling import open_days, rule_of
from tinhso.engines.counters.verbs.drawing import draw
from tinhso.engines.counters.views.limits import KIOSK
from tinhso.engines.counters.views.reading import hall_or_404, queue_or_404
from tinhso.engines.counters.waiting import place_of, waits


@require_GET
@never_cache
def kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """What one comes for; or that one has an appointment."""
    office = hall_or_404(code)
    rule = rule_of(office)
    today = [day for day in open_days(office) if day.weekday == clock.today().weekday()]
    return page(
        request, "counters/kiosk.html", office=office, name=hall_name(office), waits=waits(office), today=today,
        is_open=gives_tickets(office, rule), opens_at=opens_at(office),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@never_cache
@throttled(KIOSK)
def priority(request: HttpRequest, code: str, letter: str) -> HttpResponse:
    """Whether the law calls this person first; the answer draws the number. Nobody is asked for a reason in writing."""
    office = hall_or_404(code)
    queue = queue_or_404(office, letter)
    if request.method == "POST":
        try:
            made = draw(queue.pk, source=Ticket.Source.KIOSK, preferred=typed(request).get("preferred") == "1")
        except Refused as error:
            return page(request, "counters/kiosk_said.html", error.status, office=office, said=str(error))
        return drawn(request, made)
    return page(request, "counters/kiosk_priority.html", office=office, name=hall_name(office), queue=queue)


def drawn(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """The number, to be printed or taken along on the phone; the kiosk goes back by itself."""
    address = f"{settings.BASE_URL}{reverse('counters:ticket', args=[ticket.token])}"
    return page(
        request, "counters/kiosk_number.html", office=ticket.office, name=hall_name(ticket.office), ticket=ticket,
        place=place_of(ticket), qr=segno.make(address, error="m").svg_inline(border=1, scale=1, omitsize=True),
    )  # fmt: skip
