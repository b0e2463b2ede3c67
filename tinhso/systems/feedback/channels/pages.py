"""Officials read what people write over the channels, answer, and make reports of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.channels import answering, making, reach
from tinhso.systems.feedback.channels.drawing import begun, filled, sheet_of
from tinhso.systems.feedback.channels.forms import MakeForm, NarrowForm, SayForm
from tinhso.systems.feedback.channels.queries import conversations as newest
from tinhso.systems.feedback.channels.queries import peer_name
from tinhso.ui.rows import page_of

SIZE = 30


@require_GET
@official_required("feedback.report_for")
def conversations(request: SignedIn) -> HttpResponse:
    """The conversations of one's accounts, the newest first."""
    among = reach.accounts_of(request.actor)
    form = NarrowForm(request.GET, among=among)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    after = _key(request.GET.get("sau", ""))
    chosen = [wanted["account"]] if wanted.get("account") else among
    found = newest(chosen, waiting=bool(wanted.get("waiting")), after=after, n=SIZE)
    rows = page_of(request, found, SIZE)
    return page(
        request, "feedback/channels/list.html", form=form, list=rows, among=among,
        rows=[(talk, peer_name(talk)) for talk in rows.items], keeps=request.may("feedback.manage"),
    )  # fmt: skip


@require_GET
@official_required
def conversation(request: SignedIn, key: UUID) -> HttpResponse:
    """What was said, a box for the answer, and the way to a report."""
    talk = reach.conversation_for(request.actor, key)
    form = SayForm(initial={"text": filled(talk, request.GET.get("prepared", ""))})
    return page(request, "feedback/channels/talk.html", sheet=sheet_of(talk, request.actor), form=form)


@require_POST
@official_required
def answer(request: SignedIn, key: UUID) -> HttpResponse:
    """Say something; what is wrong with it is said beside it."""
    talk = reach.conversation_for(request.actor, key)
    form = SayForm(typed(request))
    if form.is_valid():
        try:
            answering.say(key, form.cleaned_data["text"], by=request.actor)
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            messages.success(request, _("The answer is on its way."))
            return redirect("feedback:conversation", key)
    return page(request, "feedback/channels/talk.html", 422, sheet=sheet_of(talk, request.actor), form=form)


@require_POST
@official_required
def set_aside(request: SignedIn, key: UUID) -> HttpResponse:
    """It waits for nobody any more."""
    reach.conversation_for(request.actor, key)
    answering.set_aside(key, by=request.actor)
    messages.success(request, _("The conversation no longer waits for an answer."))
    return redirect("feedback:conversations")


@require_POST
@official_required
def again(request: SignedIn, key: UUID, utterance: UUID) -> HttpResponse:
    """Try a delivery once more."""
    reach.conversation_for(request.actor, key)
    try:
        answering.send_again(utterance, by=request.actor)
        messages.success(request, _("It is tried again now."))
    except AlreadyDone as known:
        messages.info(request, str(known))
    return redirect("feedback:conversation", key)


@require_http_methods(["GET", "POST"])
@official_required
def make(request: SignedIn, key: UUID) -> HttpResponse:
    """Make a report of what was said."""
    talk = reach.conversation_for(request.actor, key)
    form = MakeForm(typed(request)) if request.method == "POST" else MakeForm(initial=begun(talk))
    if form.is_valid():
        try:
            made = making.make_report(key, form.story(), key=form.report_key, by=request.actor)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Report %(code)s was made. The person is told.") % {"code": made.case.code})
            return redirect("feedback:conversation", key)
    status = 422 if form.errors else 200
    return page(request, "feedback/channels/make.html", status, sheet=sheet_of(talk, request.actor), form=form)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
