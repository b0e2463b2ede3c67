"""Partners with a key: let in, given another key, shut out. A key is shown once."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.models import Partner
from tinhso.systems.feedback.open311 import keys
from tinhso.systems.feedback.open311.handing_on import peers


class PartnerForm(forms.Form):
    name = forms.CharField(label=_("Name of the partner"), max_length=160, required=False)
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=Partner.Scope.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


@official_required(keys.RIGHT)
@require_http_methods(["GET", "POST"])
@never_cache
def partners(request: SignedIn) -> HttpResponse:
    """All of them, and a form for another."""
    form = PartnerForm(typed(request) if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made, key = keys.let_in(given["name"], scopes=given["scopes"], by=request.actor)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return _show(request, PartnerForm(), made=made, key=key)
    return _show(request, form, status=422 if form.errors else 200)


@official_required(keys.RIGHT)
@require_POST
@never_cache
def new_key(request: SignedIn, key: UUID) -> HttpResponse:
    """Another key, shown now; the old one opens nothing any more."""
    try:
        made, text = keys.rekey(_partner(key), by=request.actor)
    except AlreadyDone as known:
        messages.warning(request, str(known))
        return redirect("feedback:partners")
    return _show(request, PartnerForm(), made=made, key=text)


@official_required(keys.RIGHT)
@require_POST
def shut_out(request: SignedIn, key: UUID) -> HttpResponse:
    """It writes nothing any more; what it has filed stays."""
    try:
        keys.shut_out(_partner(key), by=request.actor)
    except AlreadyDone as known:
        messages.warning(request, str(known))
    else:
        messages.success(request, _now("The partner was shut out. Its key opens nothing any more."))
    return redirect("feedback:partners")


def _partner(key: UUID) -> UUID:
    if all(each.pk != key for each in keys.partners()):
        raise Http404
    return key


def _show(
    request: SignedIn, form: PartnerForm, *, made: Partner | None = None, key: str = "", status: int = 200
) -> HttpResponse:
    labels = dict(Partner.Scope.choices)
    rows = [(each, [labels[scope] for scope in each.scopes if scope in labels]) for each in keys.partners()]
    return page(
        request, "feedback/open311/partners.html", status, form=form, rows=rows, peers=peers(), made=made, key=key
    )
