"""The cash drawer of a clerk: find the payment, take the cash, print the receipt, close the day."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.base.money import format_dong
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required, signed_in_required
from tinhso.engines.payments import queries
from tinhso.engines.payments.forms import CloseForm, MatchForm
from tinhso.engines.payments.pages.found import demand_or_404
from tinhso.engines.payments.printing import receipt_sheet
from tinhso.engines.payments.verbs.drawing_cash import close_drawer, drawer_of, pay_out
from tinhso.engines.payments.verbs.paying import pay_cash


@require_GET
@official_required("payments.collect")
def drawer(request: SignedIn) -> HttpResponse:
    """What is in it; ``?key=`` finds a payment by its code or the dossier's."""
    return _page(request, CloseForm())


@require_POST
@official_required("payments.collect")
def take(request: SignedIn, key: UUID) -> HttpResponse:
    payment = pay_cash(demand_or_404(key).pk, by=request.actor)
    messages.success(request, _("Paid in cash. Receipt %(number)s.") % {"number": payment.receipt})
    return redirect("payments:drawer")


@require_POST
@official_required("payments.collect")
def give(request: SignedIn, key: UUID) -> HttpResponse:
    out = pay_out(queries.refund_to_pay_out(key).pk, by=request.actor)
    messages.success(request, _("Paid out: %(amount)s.") % {"amount": format_dong(out.refund.amount)})
    return redirect("payments:drawer")


@require_POST
@official_required("payments.collect")
def close(request: SignedIn) -> HttpResponse:
    form = CloseForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            done = close_drawer(
                counted=given["counted"], left=given["left"] or 0, note_text=given["note"], by=request.actor
            )
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field or None, str(error))
        else:
            amount = format_dong(done.deposit)
            messages.success(request, _("The drawer is closed. To be paid in: %(amount)s.") % {"amount": amount})
            return redirect("payments:drawer")
    return _page(request, form, status=422)


@require_GET
@signed_in_required
def receipt(request: SignedIn, key: UUID) -> HttpResponse:
    """The printed view of the receipt, for the payer and the officials of the office."""
    demand = demand_or_404(key)
    access.require(request.actor, "payments.read", demand)
    if not demand.is_paid:
        raise Refused(_("There is no receipt yet: this has not been paid."))
    answer = HttpResponse(receipt_sheet(demand.payment), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="bien-lai-{demand.payment.receipt.number:07}.pdf"'
    return answer


def _page(request: SignedIn, form: CloseForm, status: int = 200) -> HttpResponse:
    search = MatchForm(request.GET if "key" in request.GET else None)
    found = None
    if search.is_bound and search.is_valid():
        found = queries.demand_written(request.actor, search.cleaned_data["key"])
        if found is None:
            search.add_error("key", _("No payment of your office has this code."))
    return page(
        request,
        "payments/drawer.html",
        422 if search.errors else status,
        search=search,
        found=found,
        drawer=drawer_of(request.actor),
        to_pay_out=queries.refunds_to_pay_out(request.actor),
        closings=queries.closings(request.actor),
        form=form,
    )
