"""My account: who I am here, where I am signed in, in which role I act."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.base.registry import offered
from tinhso.engines.accounts import profile, roles, sessions
from tinhso.engines.accounts.guards import ask_to_sign_in
from tinhso.engines.accounts.lists import drop_list, keep_list
from tinhso.engines.accounts.next_page import next_page
from tinhso.engines.accounts.visit import Visit
from tinhso.engines.accounts.vneid.arrival import at_vneid
from tinhso.ui.context import Shell


@require_GET
@never_cache
def account(request: Visit) -> HttpResponse:
    if request.actor is None:
        return ask_to_sign_in(request)
    return page(
        request,
        "accounts/mine.html",
        layout="ui/desk.html" if request.hat else "ui/public.html",
        rows=profile.rows(request.user),
        sign_ins=sessions.sign_ins_of(request.user),
        here=request.session.session_key,
        beside=() if request.hat else offered("accounts.beside"),  # (label, address): what parts keep of one's own
    )


@require_GET
@never_cache
def desk(request: Visit) -> HttpResponse:
    """Where an official begins: the first entry of the menu of their desk, for the role they act in."""
    return redirect(Shell(request).desk_url or "/")


@require_POST
def role(request: Visit) -> HttpResponse:
    """Act in another role from now on."""
    if request.actor is None:
        return ask_to_sign_in(request)
    roles.put_on(request, request.user, request.POST.get("position", roles.CITIZEN))
    return HttpResponseRedirect(next_page(request) or "/")


@require_POST
def sign_ins(request: Visit) -> HttpResponse:
    """Sign out of the other browsers, or of one of them."""
    if request.actor is None:
        return ask_to_sign_in(request)
    try:
        only = UUID(request.POST["sign_in"]) if "sign_in" in request.POST else None
    except ValueError:
        return redirect("accounts:mine")
    ended = sessions.end_elsewhere(request.user, keep=str(request.session.session_key), only=only)
    messages.success(
        request, ngettext("Signed out of %(n)d place.", "Signed out of %(n)d places.", ended) % {"n": ended}
    )
    return redirect("accounts:mine")


@require_POST
def lists(request: Visit) -> HttpResponse:
    """Keep the filters of a list under a name, or no longer."""
    if request.actor is None:
        return ask_to_sign_in(request)
    there = next_page(request) or "/"
    try:
        if "drop" in request.POST:
            drop_list(request.POST["drop"], by=request.user)
        else:
            kept = keep_list(request.POST.get("name", ""), there, by=request.user)
            messages.success(request, _("The filters are kept as “%(name)s”.") % {"name": kept.name})
    except Refused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(there)


@require_POST
@never_cache
def sign_out(request: Visit) -> HttpResponse:
    """End the session here; offer to end it at VNeID as well."""
    held = at_vneid(request)
    if request.user.is_authenticated:
        sessions.close_session(request, request.user)
        request.__dict__.update(actor=None, person=None, party=None, actor_name="", hat=None, hats=())
    end_url = ""
    if held:
        back = {"id_token_hint": held["token"], "post_logout_redirect_uri": f"{settings.BASE_URL}/"}
        end_url = f"{held['end_at']}?{urlencode(back)}"
    if not end_url:
        messages.success(request, _("You are signed out."))
        return redirect("/")
    return page(request, "accounts/signed_out.html", end_url=end_url)
