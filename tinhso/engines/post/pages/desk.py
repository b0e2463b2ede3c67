"""The desk's piles of consignments, labels for many, handing over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.post import queries
from tinhso.engines.post.drawing import labels
from tinhso.engines.post.forms import ChosenForm
from tinhso.engines.post.verbs.handing import hand_over
from tinhso.ui.rows import Tab


@require_GET
@official_required("post.prepare")
def consignments(request: SignedIn) -> HttpResponse:
    """One pile at a time; the pile lives in the address."""
    which = request.GET.get("muc", "")
    which = which if which in queries.SHELVES else queries.SHELVES[0]
    return page(
        request,
        "post/consignments.html",
        which=which,
        tabs=tabs(which, queries.how_many(request.actor)),
        consignments=queries.shelf(request.actor, which),
    )


def tabs(which: str, counts: dict[str, int]) -> list[Tab]:
    names = {
        "giao": _("To hand over"),
        "nhan": _("To be fetched"),
        "duong": pgettext("post", "On the way"),
        "ve": _("Come to the desk"),
        "xong": _("Done"),
    }
    here = reverse("post:consignments")
    return [Tab(name, f"{here}?muc={code}", code == which, counts.get(code)) for code, name in names.items()]


@require_POST
@official_required("post.prepare")
def print_labels(request: SignedIn) -> HttpResponse:
    """The labels of the marked rows as one PDF."""
    found = queries.chosen(request.actor, ChosenForm(request.POST).keys())
    if not found:
        raise Refused(_("Mark at least one consignment, then print the labels."))
    answer = HttpResponse(labels(found), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="nhan-buu-gui.pdf"'
    return answer


@require_POST
@official_required("post.prepare")
def hand_over_chosen(request: SignedIn) -> HttpResponse:
    """The marked rows go on a manifest."""
    try:
        manifest = hand_over(ChosenForm(request.POST).keys(), by=request.actor)
    except Refused as error:
        if error.status == 403:
            raise
        messages.error(request, str(error))
        return redirect("post:consignments")
    messages.success(
        request, _("Manifest %(number)s is made. Print it for the postman to sign.") % {"number": manifest}
    )
    return redirect("post:manifest", manifest.pk)
