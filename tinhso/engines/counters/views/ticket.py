"""One's number on the phone: how many are before it, how long it will take, where to go."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.channel import ticket as channel
from tinhso.base.http import page
from tinhso.engines.counters.models import Ticket
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.verbs import ending
from tinhso.engines.counters.views.reading import ticket_or_404
from tinhso.engines.counters.waiting import place_of


@require_GET
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The page that the QR at the kiosk opens."""
    ticket = ticket_or_404(token)
    return page(
        request, "counters/ticket.html", ticket=ticket, name=hall_name(ticket.office), state=words(ticket),
        stream=f"{settings.LIVE_URL}/song?token={channel([ticket.office.here_id])}",
    )  # fmt: skip


@require_GET
@never_cache
def state(request: HttpRequest, token: str) -> JsonResponse:
    """The same in words, for ``<live-figures>``."""
    return JsonResponse(words(ticket_or_404(token)))


@require_POST
def give_up(request: HttpRequest, token: str) -> HttpResponse:
    """Not waiting any more."""
    ticket_or_404(token)
    ending.give_up(token)
    return redirect("counters:ticket", token)


def words(ticket: Ticket) -> dict[str, str]:
    """What the page says now: the head line, and the line below it."""
    if ticket.stage == Ticket.Stage.WAITING:
        place = place_of(ticket)
        before = ngettext("%(n)d person before you", "%(n)d people before you", place.ahead) % {"n": place.ahead}
        head = before if place.ahead else _("You are next")
        line = _("About %(n)d minutes") % {"n": place.minutes} if place.ahead else _("Stay close to the counters.")
        return {"head": head, "line": line}
    if ticket.stage == Ticket.Stage.CALLED:
        call = ticket.calls.select_related("counter").filter(ended_at=None).first()
        head = _("Please go to %(counter)s") % {"counter": str(call.counter).lower()} if call else ""
        return {"head": head, "line": _("Your number has been called.")}
    if ticket.stage == Ticket.Stage.ABSENT:
        return {"head": _("You did not come when called"),
                "line": _("Tell a clerk in the hall today: the number can be brought back.")}  # fmt: skip
    if ticket.stage == Ticket.Stage.SERVED:
        return {"head": _("Finished"), "line": _("You were served with this number.")}
    return {"head": _("Given up"), "line": _("This number is not called any more.")}
