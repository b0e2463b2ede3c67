"""Rating by the link of the receipt, without signing in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import address_of
from tinhso.systems.services.looking_up import TooManyTries, case_with
from tinhso.systems.services.rating.forms import Questions
from tinhso.systems.services.rating.verbs import rate_by_receipt


def rate_page(request: HttpRequest) -> HttpResponse:
    """The questions, for the dossier whose codes the address holds; a wrong pair leads to the look-up."""
    code, secret = request.GET.get("code", ""), request.GET.get("secret", "")
    try:
        case = case_with(code, secret, tried_by=address_of(request))
    except TooManyTries as refused:
        return page(request, "services/rating/rate.html", 429, error=str(refused))
    if case is None:
        return redirect("services:look_up")
    if case.ended_at is None:
        sentence = _("The dossier can be rated once it has been settled.")
        return page(request, "services/rating/rate.html", 422, case=case, error=sentence)
    form = Questions(request.POST or None)
    error, done = "", None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = rate_by_receipt(case, score=given["score"], reasons=given["reasons"], comment=given["comment"])
        except (Refused, AlreadyDone) as refused:
            error = str(refused)
    status = 422 if form.errors or error else 200
    return page(request, "services/rating/rate.html", status, case=case, form=form, error=error, done=done)
