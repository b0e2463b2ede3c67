"""Who has how much to do, and giving some of it to another."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.bulk.act import acts_for
from tinhso.engines.cases.bulk.usual import HAND_OVER
from tinhso.engines.cases.loads import load_of, offices_to_assign


@require_GET
@official_required("cases.assign")
def offices(request: SignedIn) -> HttpResponse:
    """The offices whose work one assigns; straight to it where it is one."""
    found = offices_to_assign(request.actor)
    if len(found) == 1:
        return HttpResponseRedirect(reverse("cases:load_of", args=[found[0].office.pk]))
    return page(request, "cases/loads.html", offices=found)


@require_GET
@official_required("cases.assign")
def office(request: SignedIn, key: UUID) -> HttpResponse:
    """Every post of one office with its open tasks."""
    found = offices_to_assign(request.actor)
    one = next((busy.office for busy in found if busy.office.pk == key), None)
    if one is None:
        raise Http404
    acts = [act for act in acts_for(request.actor) if act.slug == HAND_OVER.slug]
    return page(request, "cases/load.html", office=one, loads=load_of(one), acts=acts, several=len(found) > 1)
