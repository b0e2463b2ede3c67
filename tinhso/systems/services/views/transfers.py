"""The hand-over book of paper dossiers: what to hand over, what to take over, one page, its print."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.services.models import PaperManifest
from tinhso.systems.services.transfers import queries
from tinhso.systems.services.transfers.drawing import manifest_sheet
from tinhso.systems.services.transfers.forms import HandForm, TakeForm
from tinhso.systems.services.transfers.passing import RIGHT, hand_papers, take_papers


@require_GET
@official_required(RIGHT)
def book(request: SignedIn) -> HttpResponse:
    """Papers that wait here for another agency, papers on their way here, the book."""
    return page(
        request,
        "services/transfers.html",
        to_pass=queries.to_pass(request.actor),
        to_take=queries.to_take(request.actor),
        book=queries.book(request.actor),
    )


@official_required(RIGHT)
def hand(request: SignedIn) -> HttpResponse:
    """A new manifest for one agency (``?den=`` its identifier)."""
    waiting = queries.to_pass(request.actor)
    chosen = next((office for office in waiting if office.code == request.GET.get("den")), None)
    form = HandForm(
        request.POST or None,
        takers=queries.takers(request.actor),
        cases=waiting.get(chosen, []) if chosen else [],
        initial={"taker": chosen},
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = hand_papers(form.lines(), taker=given["taker"], note=given["note"], by=request.actor)
        except Denied:
            raise
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Manifest %(number)s is made. Print it for the book.") % {"number": made})
            return redirect("services:transfer", made.pk)
    if form.errors:
        status = 422
    return page(request, "services/transfer_new.html", status, form=form)


@official_required(RIGHT)
def manifest(request: SignedIn, key: UUID) -> HttpResponse:
    """One page of the book; the taking office confirms it here, line by line."""
    found = _or_404(request, key)
    items = queries.items_of(found)
    form = TakeForm(request.POST or None, items=items)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            take_papers(found.pk, missing=form.missing(), differences=form.differences(), by=request.actor)
        except Denied:
            raise
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Taken over. The differences are noted."))
            return redirect("services:transfer", key)
    if form.errors:
        status = 422
    may_take = found.confirmed_at is None and queries.may_take(request.actor, found)
    return page(request, "services/transfer.html", status, manifest=found, items=items, form=form, may_take=may_take)


@require_GET
@official_required(RIGHT)
def sheet(request: SignedIn, key: UUID) -> HttpResponse:
    """The page of the book as PDF, with a QR code that opens it."""
    found = _or_404(request, key)
    answer = HttpResponse(manifest_sheet(found, queries.items_of(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found}.pdf"'
    return answer


def _or_404(request: SignedIn, key: UUID) -> PaperManifest:
    try:
        return queries.page_for(request.actor, key)
    except PaperManifest.DoesNotExist as error:
        raise Http404 from error
