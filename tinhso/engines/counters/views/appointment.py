"""One appointment, for whoever holds its link: confirm, move, cancel."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.counters.halls import times
from tinhso.engines.counters.hours import bookable_days
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.verbs import booking
from tinhso.engines.counters.views.booking import moment
from tinhso.engines.counters.views.reading import appointment_or_404


@require_GET
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    """When, where, the code for the kiosk."""
    made = appointment_or_404(token)
    qr = segno.make(made.code, error="m").svg_inline(border=1, scale=1, omitsize=True)
    return page(request, "counters/appointment.html", made=made, name=hall_name(made.office), qr=qr)


@require_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """I shall come."""
    appointment_or_404(token)
    booking.confirm(token)
    messages.success(request, _("Thank you. The hall knows that you will come."))
    return redirect("counters:appointment", token)


@require_POST
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """I shall not come."""
    appointment_or_404(token)
    booking.cancel(token)
    messages.success(request, _("The appointment is cancelled; somebody else can have the time."))
    return redirect("counters:appointment", token)


@require_http_methods(["GET", "POST"])
@never_cache
def move(request: HttpRequest, token: str) -> HttpResponse:
    """Another time at the same hall."""
    made = appointment_or_404(token)
    problem = ""
    if request.method == "POST":
        try:
            booking.move(token, moment(typed(request).get("begins", "")))
        except Refused as error:
            problem = str(error)
        else:
            messages.success(request, _("The appointment has been moved."))
            return redirect("counters:appointment", token)
    days = bookable_days(made.office)
    day = next((day for day in days if day.isoformat() == request.GET.get("ngay")), days[0] if days else None)
    return page(
        request, "counters/move.html", 422 if problem else 200, made=made, name=hall_name(made.office), days=days,
        day=day, times=times(made.queue, day) if day else [], problem=problem, queue=made.queue,
    )  # fmt: skip
