"""Registering clients, their terms and keys."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.clients import queries
from tinhso.engines.clients.consents.scopes import citizen_scopes
from tinhso.engines.clients.forms import NewForm, ReplayForm, TermsForm
from tinhso.engines.clients.models import Client
from tinhso.engines.clients.scopes import scopes
from tinhso.engines.clients.verbs import keys, registering

KEEP = "clients.keep"


@official_required(KEEP)
@require_GET
def clients(request: SignedIn) -> HttpResponse:
    """Every client of the offices that this official keeps."""
    return page(request, "clients/clients.html", clients=queries.clients_kept(request.actor))


@official_required(KEEP)
@require_http_methods(["GET", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """Register a client."""
    form = NewForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = registering.register(
                office=given["office"], owner=given["owner"], terms=form.terms(), by=request.actor
            )
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("The client has been registered. Make its first key now."))
            return redirect("clients:client", made.pk)
    return page(request, "clients/terms.html", 422 if form.errors else 200, form=form)


@official_required(KEEP)
@require_GET
def show(request: SignedIn, key: UUID) -> HttpResponse:
    """One client: what it may do, its keys, its receiver."""
    return _show(request, client_of(request, key))


@official_required(KEEP)
@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, key: UUID) -> HttpResponse:
    """Change the terms."""
    client = client_of(request, key)
    form = TermsForm(request.POST or None, client=client)
    if form.is_valid():
        try:
            registering.change(client.pk, terms=form.terms(), by=request.actor)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("The client has been changed."))
            return redirect("clients:client", client.pk)
    return page(request, "clients/terms.html", 422 if form.errors else 200, form=form, client=client)


@official_required(KEEP)
@require_POST
@never_cache
def make_key(request: SignedIn, key: UUID) -> HttpResponse:
    """A new key, shown this once."""
    client = client_of(request, key)
    _key, text = keys.make_key(client.pk, by=request.actor)
    return _show(request, client_of(request, key), key=text)


@official_required(KEEP)
@require_POST
def revoke_key(request: SignedIn, key: UUID, old: UUID) -> HttpResponse:
    keys.revoke_key(old, by=request.actor)
    messages.success(request, _("The key opens nothing any more."))
    return redirect("clients:client", key)


@official_required(KEEP)
@require_POST
def close(request: SignedIn, key: UUID) -> HttpResponse:
    registering.close(key, by=request.actor)
    messages.success(request, _("The client has been closed. Its keys open nothing any more."))
    return redirect("clients:client", key)


def client_of(request: SignedIn, key: UUID) -> Client:
    """The client of this page. Raises Http404 for one that is not there or not this official's."""
    try:
        return queries.client_kept(request.actor, key)
    except Client.DoesNotExist as error:
        raise Http404 from error


def _show(request: SignedIn, client: Client, *, key: str = "") -> HttpResponse:
    known, agreed = scopes(), citizen_scopes()
    return page(
        request, "clients/client.html", client=client, receiver=queries.receiver_of(client), replay=ReplayForm(),
        allowed=[known[code] for code in client.scopes if code in known],
        asked=[agreed[code] for code in client.citizen_scopes if code in agreed],
        live=[one for one in client.keys.all() if one.is_live], key=key,
    )  # fmt: skip
