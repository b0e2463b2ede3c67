"""The programs that a citizen has let in."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.engines.clients import queries
from tinhso.engines.clients.consents.scopes import citizen_scopes
from tinhso.engines.clients.models import Consent
from tinhso.engines.clients.verbs import consenting


@citizen_required
@require_GET
def mine(request: SignedIn) -> HttpResponse:
    """What each of them sees, since when, and when it last looked."""
    known = citizen_scopes()
    rows = [
        (consent, [known[code].label for code in consent.scopes if code in known])
        for consent in queries.consents_of(request.actor)
    ]
    return page(request, "clients/consents.html", rows=rows)


@citizen_required
@require_POST
def withdraw(request: SignedIn, key: UUID) -> HttpResponse:
    try:
        consent = consenting.withdraw(key, by=request.actor)
    except Consent.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("“%(name)s” sees nothing of yours any more.") % {"name": consent.client.name})
    return redirect("clients:mine")
