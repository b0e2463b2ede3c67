"""The reports of one's own office, what is due first, and what waits for the reader."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.systems.reports import queries
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.states import next_step, state_word, tone
from tinhso.systems.reports.telling import address, period_name
from tinhso.systems.reports.verbs.places import agency


@require_GET
@official_required("reports.enter")
def mine(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    office = agency(actor)
    waiting = list(queries.waiting_for(actor)[: queries.MOST])
    return page(
        request,
        "reports/mine.html",
        office=office,
        waiting=[row(one) for one in waiting],
        rows=[row(one) for one in queries.of_agency(office)] if office else [],
        owns=queries.regimes_for(actor),
    )


def row(one: Return) -> dict[str, Any]:
    return {
        "one": one,
        "url": address(one),
        "period": period_name(one.lasts),
        "word": state_word(one),
        "tone": tone(one),
        "next": next_step(one),
    }
