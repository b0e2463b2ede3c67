"""The reader's list of messages."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages as notes
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn
from tinhso.engines.messages import queries, verbs
from tinhso.engines.messages.forms import After
from tinhso.engines.messages.gate import signed_in
from tinhso.engines.messages.texts import Channel

CHANNELS: dict[Channel, tuple[Promise, Promise]] = {
    "mail": (_("You will get mails."), _("You will get no mails.")),
    "sms": (_("You will get SMS."), _("You will get no SMS.")),
}


@require_GET
@signed_in
def mine(request: SignedIn) -> HttpResponse:
    """The newest twenty, then twenty more below the last one's key."""
    actor = request.actor
    listed, further = queries.mine(actor, After.read(request.GET))
    template = "messaging/desk.html" if actor.is_official else "messaging/mine.html"
    unwanted = verbs.unwanted(actor.subject)
    wanted = {f"by_{channel}": channel not in unwanted for channel in CHANNELS}
    return page(request, template, listed=listed, further=further, **wanted)


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
    """Whether to be told by mail, or by SMS."""
    for channel, (yes, no) in CHANNELS.items():
        if channel in request.POST:
            wanted = request.POST[channel] == "yes"
            verbs.choose(channel, wanted, by=request.actor)
            notes.success(request, str(yes if wanted else no))
    return redirect("messages:mine")
