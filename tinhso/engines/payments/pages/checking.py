"""The officials' pages of money that does not fit and of comparisons with the gateways."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.payments import queries
from tinhso.engines.payments.arrived import Credit
from tinhso.engines.payments.forms import DayForm, MatchForm, ReturnForm
from tinhso.engines.payments.reconciled import Difference
from tinhso.engines.payments.verbs.deciding import match, send_back
from tinhso.engines.payments.verbs.reconciling import reconcile, take_up
from tinhso.engines.payments.verbs.remitting import awaited


@require_GET
@official_required("payments.reconcile")
def differences(request: SignedIn) -> HttpResponse:
    return _page(request, DayForm())


@require_POST
@official_required("payments.reconcile")
def compare(request: SignedIn) -> HttpResponse:
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            done = reconcile(by=request.actor, **form.cleaned_data)
        except Refused as error:
            if error.status != Refused.status:
                raise
            form.add_error(error.field or None, str(error))
        else:
            found = done.differences.count()
            messages.success(request, _("Compared: %(found)d differences.") % {"found": found})
            return redirect("payments:differences")
    return _page(request, form, status=422)


@require_POST
@official_required("payments.reconcile")
def take(request: SignedIn, key: UUID) -> HttpResponse:
    credit = take_up(get_object_or_404(Difference, pk=key).pk, by=request.actor)
    messages.success(request, _("Taken up: %(finding)s.") % {"finding": credit.get_verdict_display()})
    return redirect("payments:differences")


@require_POST
@official_required("payments.decide")
def return_credit(request: SignedIn, key: UUID) -> HttpResponse:
    form = ReturnForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Say why the money is sent back."), field="reason")
    credit = get_object_or_404(Credit, pk=key)
    send_back(credit.pk, by=request.actor, reason=form.cleaned_data["reason"])
    messages.success(request, _("The money is being sent back."))
    return redirect("payments:demands")


@require_POST
@official_required("payments.decide")
def match_credit(request: SignedIn, key: UUID) -> HttpResponse:
    form = MatchForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Enter the payment code that stands on the payer's page, or the dossier's code."), field="key")
    credit = get_object_or_404(Credit, pk=key)
    matched = match(credit.pk, form.cleaned_data["key"], by=request.actor)
    return redirect("payments:demand", matched.demand_id)


def _page(request: SignedIn, form: DayForm, status: int = 200) -> HttpResponse:
    waiting = awaited()
    fitting = queries.fitting(each.amount for each in waiting)
    return page(
        request,
        "payments/differences.html",
        status=status,
        form=form,
        differences=queries.differences(),
        reconciliations=queries.reconciliations(),
        collected=[(each, fitting[each.amount]) for each in waiting],
        rejections=queries.rejections(),
    )
