"""Proposed refunds: proposing on the payment's page, deciding by somebody else; money that others collected."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinhso.base.errors import Refused
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.payments.forms import AnswerForm, RemittanceForm
from tinhso.engines.payments.verbs.approving import decide_refund
from tinhso.engines.payments.verbs.remitting import take_remittance


@require_POST
@official_required("payments.refund")
def decide(request: SignedIn, key: UUID) -> HttpResponse:
    """Agree or not, with the reason for a no."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Say why the money is not given back."), field="answer")
    agreed = form.cleaned_data["agreed"] == "yes"
    made = decide_refund(key, agreed=agreed, answer=form.cleaned_data["answer"], by=request.actor)
    said = _("The refund was agreed to and is being paid.") if agreed else _("The refund was declined.")
    messages.success(request, said)
    return redirect("payments:demand", made.demand_id)


@require_POST
@official_required("payments.reconcile")
def remit(request: SignedIn) -> HttpResponse:
    """This transfer is what was collected."""
    form = RemittanceForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose the transfer with which the money was paid in."))
    given = form.cleaned_data
    day: date | None = given["day"]
    take_remittance(given["credit"], gateway=given["gateway"], day=day, closing_id=given["closing"], by=request.actor)
    messages.success(request, _("The collected money has been paid in."))
    return redirect("payments:differences")
