"""The morning brief: read, chosen and stopped on one's own page."""

from __future__ import annotations

from datetime import date

from django.contrib import messages as said
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.api import name_period
from tinhso.systems.ioc.brief import verbs
from tinhso.systems.ioc.brief.queries import wish_of
from tinhso.systems.ioc.brief.reading import morning


@official_required("indicators.view")
@require_http_methods(["GET", "POST"])
def brief(request: HttpRequest) -> HttpResponse:
    """The brief of today, or of the morning in ``ngay``; a POST chooses or stops the message at seven."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        try:
            (verbs.stop_brief if "stop" in request.POST else verbs.want_brief)(by=actor)
        except Denied:
            raise
        except Refused as refused:
            said.error(request, str(refused))
        return redirect("ioc:brief")
    day = _day(request.GET.get("ngay", ""))
    found = morning(actor, day)
    return page(
        request, "ioc/brief.html",
        found=found, sight=found.asked.sight, period=name_period(found.asked.period), day=day, wish=wish_of(actor),
        home=found.asked.address("ioc:home"),
    )  # fmt: skip


def _day(text: str) -> date:
    if not text:
        return clock.today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.max
    if day > clock.today():
        raise Refused(_("There is no brief of that day yet."), field="ngay")
    return day
