"""Who is away and who stands in; going away and coming back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.absence_form import AbsenceForm
from tinhso.engines.cases.absences import absences_for
from tinhso.engines.cases.absent import Absence
from tinhso.engines.cases.verbs.away import come_back, go_away


@require_GET
@official_required("cases.read")
def absences(request: SignedIn) -> HttpResponse:
    """One's own, those one stands in for, and those of the offices where one assigns work."""
    return page(request, "cases/absences.html", rows=absences_for(request.actor))


@require_http_methods(["GET", "POST"])
@official_required("cases.read")
def new(request: SignedIn) -> HttpResponse:
    """For oneself, or for a colleague whose work one assigns."""
    form = AbsenceForm(typed(request) if request.method == "POST" else None, actor=request.actor)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            made = go_away(
                given["position"], deputy=given["deputy"], since=form.since(), until=form.until(),
                reason=given["reason"], decision=given["decision"], by=request.actor,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            said = _("%(deputy)s stands in for %(who)s.")
            messages.success(request, said % {"deputy": made.deputy.person, "who": made.position.person})
            return HttpResponseRedirect(reverse("cases:absences"))
    return page(request, "cases/absence.html", 422 if form.errors else 200, form=form)


@require_POST
@official_required("cases.read")
def end(request: SignedIn, key: UUID) -> HttpResponse:
    """Back before the time."""
    try:
        made = come_back(key, by=request.actor)
    except Absence.DoesNotExist:
        raise Http404 from None
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("%(who)s is back; the deputy's rights have ended.") % {"who": made.position.person})
    return HttpResponseRedirect(reverse("cases:absences"))
