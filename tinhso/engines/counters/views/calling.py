"""What a clerk presses: each posts one verb and goes back to the page it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.counters.halls import hall_of_call, hall_of_counter
from tinhso.engines.counters.models import Call, Counter, Ticket
from tinhso.engines.counters.verbs import calling, drawing, ending, sitting
from tinhso.engines.counters.views.reading import counter_chosen, queue_chosen

PERMISSION = "counters.call"


@require_POST
@official_required(PERMISSION)
def sit_down(request: SignedIn, counter: UUID) -> HttpResponse:
    """Open a counter."""
    return _done(request, lambda: sitting.sit_down(counter, by=request.actor))


@require_POST
@official_required(PERMISSION)
def leave(request: SignedIn, counter: UUID) -> HttpResponse:
    """Close it."""
    return _done(request, lambda: sitting.leave(counter, by=request.actor))


@require_POST
@official_required(PERMISSION)
def call_next(request: SignedIn, counter: UUID) -> HttpResponse:
    """The next person."""
    shown = typed(request).get("after", "")

    def call() -> object:
        called = calling.call_next(counter, by=request.actor, after=_key(shown))
        if called is None:
            messages.info(request, _("Nobody waits for this counter."))
        return called

    return _done(request, call)


@require_POST
@official_required(PERMISSION)
def call_ticket(request: SignedIn, counter: UUID) -> HttpResponse:
    """One who waits, out of turn and for a reason."""
    posted = typed(request)
    ticket = _key(posted.get("ticket", ""))
    if ticket is None:
        raise Http404
    reason = posted.get("reason", "")
    return _done(request, lambda: calling.call_ticket(ticket, counter, reason=reason, by=request.actor))


@require_POST
@official_required(PERMISSION)
def draw(request: SignedIn, counter: UUID) -> HttpResponse:
    """A number for somebody who cannot draw one."""
    posted = typed(request)

    def act() -> None:
        queue = queue_chosen(hall_of_counter(counter), posted.get("queue", ""))
        made = drawing.draw(queue.pk, source=Ticket.Source.CLERK, preferred="preferred" in posted, by=request.actor)
        messages.success(request, _("Number %(code)s has been drawn. Tell it to the person.") % {"code": made.code})

    return _done(request, act)


@require_POST
@official_required(PERMISSION)
def about_call(request: SignedIn, call: UUID, what: str) -> HttpResponse:
    """Again, absent, finished, handed over."""
    acts: dict[str, Callable[[], Any]] = {
        "goi-lai": lambda: calling.call_again(call, by=request.actor),
        "vang-mat": lambda: ending.mark_absent(call, by=request.actor),
        "xong": lambda: ending.finish(call, by=request.actor),
        "chuyen": lambda: _transfer(request, call),
    }
    if what not in acts:
        raise Http404
    return _done(request, acts[what])


@require_POST
@official_required(PERMISSION)
def bring_back(request: SignedIn, ticket: UUID) -> HttpResponse:
    """Who was absent has come."""
    return _done(request, lambda: ending.bring_back(ticket, by=request.actor))


def _transfer(request: SignedIn, call: UUID) -> object:
    kind, _sign, key = typed(request).get("target", "").partition(":")
    office = hall_of_call(call)
    if kind == "counter":
        return ending.transfer(call, by=request.actor, counter=counter_chosen(office, key))
    return ending.transfer(call, by=request.actor, queue=queue_chosen(office, key))


def _done(request: SignedIn, act: Callable[[], Any]) -> HttpResponse:
    """Do it and go back; what cannot be done is said there. Raises Http404, Denied."""
    try:
        act()
    except (Counter.DoesNotExist, Call.DoesNotExist, Ticket.DoesNotExist) as error:
        raise Http404 from error
    except Denied:
        raise
    except Refused as error:
        messages.warning(request, str(error))
    back = typed(request).get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else reverse("counters:halls"))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
