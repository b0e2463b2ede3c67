"""The link at a glance: the front door, the channels, the lines, what is not in step."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import AlreadyDone
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.national import queries
from tinhso.systems.national.linkages import Linkage
from tinhso.systems.national.linking import close_linkage, open_linkage


@require_GET
@official_required("national.view")
def overview(request: SignedIn) -> HttpResponse:
    there = settings.PARTNERS.get("national", ("", ""))[0]
    return page(
        request, "national/overview.html",
        door=queries.door_in_force(), doors=queries.doors(), acceptances=queries.acceptances(), lines=queries.lines(),
        run=queries.last_run(), counts=queries.counts(), mirrorings=queries.mirrorings(), there=there,
        is_demo=settings.ENV.demo, may_mend=access.holds(request.actor, "national.mend"),
        may_set=access.holds(request.actor, "forms.channels"),
    )  # fmt: skip


@require_POST
@official_required("national.mend")
def switch(request: SignedIn, system: str) -> HttpResponse:
    """Begin or end the exchange with one system, as the button says."""
    if system not in Linkage.System.values:
        raise Http404
    try:
        if request.POST.get("end"):
            close_linkage(system, by=request.actor)
            messages.success(request, _("What is handed in from now on is no longer exchanged."))
        else:
            open_linkage(system, by=request.actor)
            messages.success(request, _("What is handed in from now on is exchanged."))
    except AlreadyDone as error:
        messages.warning(request, str(error))
    return redirect("national:overview")
