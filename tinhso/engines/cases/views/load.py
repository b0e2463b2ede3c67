"""Who has how much to do, and giving some of it to another."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.bulk.act import acts_for
from tinhso.engines.cases.bulk.usual import HAND_OVER
from tinhso.engines.cases.loads import load_of, offices_to_assign
from tinhso.engines.directory.models import Office


@require_GET
@official_required("cases.assign")
def offices(request: SignedIn) -> HttpResponse:
    """The offices whose work one assigns; that one itself where there is no other."""
    found = offices_to_assign(request.actor)
    if len(found) == 1:
        return _of(request, found[0].office, several=False)
    return page(request, "cases/loads.html", offices=found)


@require_GET
@official_required("cases.assign")
def office(request: SignedIn, key: UUID) -> HttpResponse:
    """Every post of one office with its open tasks."""
    found = offices_to_assign(request.actor)
    one = next((busy.office for busy in found if busy.office.pk == key), None)
    if one is None:
        raise Http404
    return _of(request, one, several=len(found) > 1)


def _of(request: SignedIn, office: Office, *, several: bool) -> HttpResponse:
    acts = [act for act in acts_for(request.actor) if act.slug == HAND_OVER.slug]
    return page(request, "cases/load.html", office=office, loads=load_of(office), acts=acts, several=several)
