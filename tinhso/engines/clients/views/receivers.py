"""Where a client is told of what happens, what was sent, and sending it again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.clients import queries
from tinhso.engines.clients.forms import ReplayForm, WebhookForm
from tinhso.engines.clients.verbs import hooks
from tinhso.engines.clients.views.clients import KEEP, client_of
from tinhso.ui.rows import page_of

SIZE = 50


@official_required(KEEP)
@require_http_methods(["GET", "POST"])
@never_cache
def webhook(request: SignedIn, key: UUID) -> HttpResponse:
    """Name the receiver; its secret is shown this once."""
    client = client_of(request, key)
    receiver = queries.receiver_of(client)
    known = {"url": receiver.hook.url, "types": receiver.hook.types} if receiver else None
    form = WebhookForm(request.POST or None, initial=known)
    secret = ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            _hook, secret = hooks.set_webhook(client.pk, url=given["url"], types=given["types"], by=request.actor)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            if not secret:
                messages.success(request, _("The receiver has been changed."))
                return redirect("clients:client", client.pk)
    status = 422 if form.errors else 200
    return page(request, "clients/webhook.html", status, form=form, client=client, secret=secret)


@official_required(KEEP)
@require_POST
@never_cache
def secret(request: SignedIn, key: UUID) -> HttpResponse:
    """A new secret, shown this once; the old one signs beside it for two days."""
    client = client_of(request, key)
    made = hooks.new_webhook_secret(client.pk, by=request.actor)
    return page(request, "clients/webhook.html", client=client, secret=made)


@official_required(KEEP)
@require_POST
def stop(request: SignedIn, key: UUID) -> HttpResponse:
    hooks.stop_webhook(key, by=request.actor)
    messages.success(request, _("Nothing is sent for the time being. What happens meanwhile is sent later."))
    return redirect("clients:client", key)


@official_required(KEEP)
@require_POST
def resume(request: SignedIn, key: UUID) -> HttpResponse:
    hooks.resume_webhook(key, by=request.actor)
    messages.success(request, _("Sending goes on where it stopped."))
    return redirect("clients:client", key)


@official_required(KEEP)
@require_GET
def deliveries(request: SignedIn, key: UUID) -> HttpResponse:
    """What was sent to the receiver or waits."""
    client = client_of(request, key)
    rows = queries.deliveries(client, after=_after(request), n=SIZE)
    return page(request, "clients/deliveries.html", client=client, list=page_of(request, rows, SIZE))


@official_required(KEEP)
@require_POST
def replay(request: SignedIn, key: UUID) -> HttpResponse:
    """Send again what happened from a moment on."""
    client = client_of(request, key)
    form = ReplayForm(request.POST)
    if form.is_valid():
        try:
            hooks.replay(client.pk, since=form.cleaned_data["since"], by=request.actor)
        except Refused as error:
            form.add_error("since", str(error))
    if form.errors:
        return page(request, "clients/replay.html", 422, form=form, client=client)
    messages.success(request, _("What happened since then is being sent again."))
    return redirect("clients:deliveries", client.pk)


@official_required(KEEP)
@require_POST
def replay_event(request: SignedIn, key: UUID, event: UUID) -> HttpResponse:
    hooks.replay_event(client_of(request, key).pk, event=event, by=request.actor)
    messages.success(request, _("The event is being sent again."))
    return redirect("clients:deliveries", key)


def _after(request: SignedIn) -> UUID | None:
    try:
        return UUID(request.GET.get("sau", ""))
    except ValueError:
        return None
