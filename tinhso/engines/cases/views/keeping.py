"""The archivist's page."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.keeping.bulk import ACTS
from tinhso.engines.cases.keeping.listing import sheet


@require_GET
@official_required("cases.keep")
def keeping(request: SignedIn) -> HttpResponse:
    """Whose time has passed, or will have at the beginning of the next year; the acts lead to what they would do."""
    today = clock.today()
    ahead = request.GET.get("den") == "nam-sau"
    by = date(today.year + 1, 1, 1) if ahead else today
    return page(request, "cases/keeping.html", sheet=sheet(request.actor, by), acts=ACTS, ahead=ahead, by=by)
