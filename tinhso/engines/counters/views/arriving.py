"""Arriving for an appointment: the code is typed, or its QR held before the scanner, which types it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import throttled
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.verbs.drawing import arrive as arrive_at
from tinhso.engines.counters.views.kiosk import drawn
from tinhso.engines.counters.views.limits import CODES
from tinhso.engines.counters.views.reading import hall_or_404


@require_http_methods(["GET", "POST"])
@never_cache
@throttled(CODES)
def arrive(request: HttpRequest, code: str) -> HttpResponse:
    """The code's number, or a sentence that says what is wrong with the code."""
    office = hall_or_404(code)
    problem, given = "", ""
    if request.method == "POST":
        given = typed(request).get("code", "").strip()
        try:
            return drawn(request, arrive_at(given, office.pk))
        except Refused as error:
            problem = str(error)
    return page(
        request, "counters/kiosk_arrive.html", 422 if problem else 200,
        office=office, name=hall_name(office), problem=problem, given=given,
    )  # fmt: skip
