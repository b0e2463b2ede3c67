"""The reader's list of messages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages as notes
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn
from tinhso.engines.messages import queries, verbs
from tinhso.engines.messages.forms import After
from tinhso.engines.messages.gate import signed_in


@require_GET
@signed_in
def mine(request: SignedIn) -> HttpResponse:
    """The newest twenty, then twenty more below the last one's key."""
    actor = request.actor
    listed, further = queries.mine(actor, After.read(request.GET))
    template = "messaging/desk.html" if actor.is_official else "messaging/mine.html"
    return page(request, template, listed=listed, further=further, by_mail=verbs.wants(actor.subject, "mail"))


@require_POST
@signed_in
def read(request: SignedIn, key: UUID) -> HttpResponse:
    """Mark one as read and go where it leads, or back to the list."""
    message = verbs.mark_read(key, by=request.actor)
    return redirect(message.link or "messages:mine")


@require_POST
@signed_in
def read_all(request: SignedIn) -> HttpResponse:
    verbs.mark_all_read(by=request.actor)
    return redirect("messages:mine")


@require_POST
@signed_in
def choose(request: SignedIn) -> HttpResponse:
    wanted = request.POST.get("mail") == "yes"
    verbs.choose("mail", wanted, by=request.actor)
    notes.success(request, _("You will get mails.") if wanted else _("You will get no mails."))
    return redirect("messages:mine")
