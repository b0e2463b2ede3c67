"""The officials' pages of demands: the list, one demand with its money, cash, refunds."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.payments import queries
from tinhso.engines.payments.forms import After, RefundForm
from tinhso.engines.payments.pages.found import demand_or_404
from tinhso.engines.payments.verbs.approving import propose_refund
from tinhso.engines.payments.verbs.deciding import accept
from tinhso.engines.payments.verbs.paying import pay_cash


@require_GET
@official_required("payments.read")
def demands(request: SignedIn) -> HttpResponse:
    form = After(request.GET)
    after = form.cleaned_data["sau"] if form.is_valid() else None
    listed, further = queries.demands(request.actor, after)
    waiting = queries.undecided(request.actor)
    proposals = queries.open_proposals(request.actor)
    return page(
        request, "payments/demands.html", demands=listed, further=further, undecided=waiting, proposals=proposals
    )


@require_GET
@official_required("payments.read")
def demand(request: SignedIn, key: UUID) -> HttpResponse:
    return _page(request, key, RefundForm())


@require_POST
@official_required("payments.collect")
def cash(request: SignedIn, key: UUID) -> HttpResponse:
    payment = pay_cash(demand_or_404(key).pk, by=request.actor)
    messages.success(request, _("Paid in cash. Receipt %(number)s.") % {"number": payment.receipt})
    return redirect("payments:demand", key)


@require_POST
@official_required("payments.decide")
def accept_credits(request: SignedIn, key: UUID) -> HttpResponse:
    accept(demand_or_404(key).pk, by=request.actor)
    messages.success(request, _("The money that arrived was counted; what was too much is being given back."))
    return redirect("payments:demand", key)


@require_POST
@official_required("payments.propose_refund")
def give_back(request: SignedIn, key: UUID) -> HttpResponse:
    form = RefundForm(request.POST)
    if form.is_valid():
        try:
            propose_refund(demand_or_404(key).pk, by=request.actor, **form.cleaned_data)
        except Refused as error:
            if error.status != Refused.status:
                raise
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, _("The refund is proposed. Somebody else decides about it."))
            return redirect("payments:demand", key)
    return _page(request, key, form, status=422)


def _page(request: SignedIn, key: UUID, form: RefundForm, status: int = 200) -> HttpResponse:
    ledger = queries.ledger(demand_or_404(key).pk, request.actor)
    rights = {
        "may_propose": access.may(request.actor, "payments.propose_refund", ledger.demand),
        "may_decide": ledger.proposal is not None
        and ledger.proposal.by != request.actor.subject
        and access.may(request.actor, "payments.refund", ledger.demand),
    }
    return page(
        request, "payments/demand.html", status=status, ledger=ledger, demand=ledger.demand, form=form, **rights
    )
