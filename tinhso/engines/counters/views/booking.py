"""Making an appointment: what for, which day, what time."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, citizen_required, throttled
from tinhso.engines.counters.halls import queues_of, times
from tinhso.engines.counters.hours import bookable_days
from tinhso.engines.counters.models import Queue
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.counters.verbs import booking
from tinhso.engines.counters.views.limits import BOOKING
from tinhso.engines.counters.views.reading import hall_or_404, queue_chosen


@require_http_methods(["GET", "POST"])
@never_cache
@citizen_required
@throttled(BOOKING)
def book(request: SignedIn, code: str) -> HttpResponse:
    """One page: queue and day live in the address, pressing a time books it."""
    office = hall_or_404(code)
    topic, sector = request.GET.get("thu-tuc", ""), request.GET.get("linh-vuc", "")
    problem = ""
    if request.method == "POST":
        posted = typed(request)
        try:
            queue = queue_chosen(office, posted.get("queue", ""))
            made = booking.book(
                queue.pk, moment(posted.get("begins", "")), by=request.actor, topic=topic[:40],
                title=request.GET.get("ten", ""),
            )  # fmt: skip
        except Refused as error:
            problem = str(error)
        else:
            return redirect("counters:appointment", made.token)
    queues = queues_of(office, topic, sector) or queues_of(office)
    chosen = next((q for q in queues if str(q.pk) == request.GET.get("hang")), queues[0])
    days = bookable_days(office)
    day, free = _day(chosen, days, request.GET.get("ngay", ""))
    asked = request.GET.copy()
    for name in ("hang", "ngay"):
        asked.pop(name, None)
    return page(
        request, "counters/book.html", 422 if problem else 200,
        office=office, name=hall_name(office), queues=queues, queue=chosen, days=days, day=day, times=free,
        problem=problem, asked=asked.urlencode(), title=request.GET.get("ten", ""),
    )  # fmt: skip


def _day(queue: Queue, days: list[date], wanted: str) -> tuple[date | None, list[object]]:
    """The day that was asked for, or the first one with room, and its times."""
    for day in days:
        if wanted and day.isoformat() != wanted:
            continue
        free = times(queue, day)
        if free or wanted:
            return day, list(free)
    return (days[0], []) if days else (None, [])


def moment(text: str) -> datetime:
    """The posted time. Raises Refused for what is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(_("Choose a time."), field="begins") from None
    if found.tzinfo is None:
        raise Refused(_("Choose a time."), field="begins")
    return found
