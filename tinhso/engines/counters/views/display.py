"""The screen on the wall: which number goes to which counter."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.channel import ticket as channel
from tinhso.base.http import page
from tinhso.engines.counters.halls import called_now
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.views.reading import hall_or_404
from tinhso.engines.counters.waiting import waits
from tinhso.engines.directory.models import Office

ROWS = 6


@require_GET
@never_cache
def display(request: HttpRequest, code: str) -> HttpResponse:
    """Huge and dark; follows the hall by itself, and says each number aloud once somebody allowed it."""
    office = hall_or_404(code)
    return page(
        request, "counters/display.html", office=office, name=hall_name(office), shown=shown(office), rows=range(ROWS),
        stream=f"{settings.LIVE_URL}/song?token={channel([office.here_id])}",
    )  # fmt: skip


@require_GET
@never_cache
def state(request: HttpRequest, code: str) -> JsonResponse:
    """What the screen shows now."""
    return JsonResponse(shown(hall_or_404(code)))


def shown(office: Office) -> dict[str, Any]:
    """The numbers at the counters, called last first, and how many wait in each queue."""
    calls = called_now(office, ROWS)
    return {
        "calls": [
            {"number": call.ticket.code, "counter": call.counter.number, "key": f"{call.pk} {call.times}"}
            for call in calls
        ],
        "waits": [
            {"letter": w.queue.letter, "name": w.queue.name, "people": w.people, "minutes": w.minutes}
            for w in waits(office)
        ],
        "clock": f"{clock.local(clock.now()):%H:%M}",
    }
