"""One's own licences with the time that is left, and the office's list of those that run out."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, citizen_required, official_required
from tinhso.engines.cases.models import Case
from tinhso.engines.papers import api as papers
from tinhso.systems.services.again.copying import copy_dossier
from tinhso.systems.services.licences.renewing import licence_of, owners_of, procedure_for
from tinhso.systems.services.licences.terms import ending, licences_of

AHEAD = {"30": 30, "90": 90, "365": 365}


@require_GET
@citizen_required
def licences(request: SignedIn) -> HttpResponse:
    """What one holds that counts for a time, what runs out first at the top; what is over stands below."""
    held = licences_of(papers.of_owners(owners_of(request.actor)))
    rows = [(one, *papers.state(one.paper)) for one in sorted(held, key=lambda one: (one.left < 0, abs(one.left)))]
    return page(request, "services/licences/mine.html", rows=rows)


@require_POST
@citizen_required
def renew(request: SignedIn, token: str) -> HttpResponse:
    """The procedure that renews it, filled in from the dossier that it came of; its task list opens."""
    licence = licence_of(request.actor, token)
    if licence is None:
        raise Http404
    try:
        filing = copy_dossier(licence.dossier, by=request.actor, to=procedure_for(licence), holder=True)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("services:licences")
    return redirect("services:tasks", licence.renewed_by, filing.draft)


@require_GET
@official_required("cases.read")
def expiring(request: SignedIn) -> HttpResponse:
    """Licences that the offices in one's charge have issued and that run out soon; the last month's too."""
    asked = request.GET.get("trong", "90")
    days = AHEAD.get(asked, 90)
    today = clock.today()
    found = ending(today - timedelta(days=30), today + timedelta(days=days))
    seen = set(access.only(request.actor, "cases.read", Case.objects.filter(pk__in=[paper.about for paper in found])))
    rows = [one for one in licences_of(found) if one.dossier.case in seen]
    return page(request, "services/licences/expiring.html", rows=rows, days=str(days), choices=list(AHEAD))
