"""The keeper of 1022 opens and closes accounts and gives them their keys."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.channels.accounts import give_keys, open_or_close
from tinhso.systems.feedback.channels.forms import KeysForm
from tinhso.systems.feedback.channels.queries import account_by_key, all_accounts


@require_GET
@official_required("feedback.manage")
def accounts(request: SignedIn) -> HttpResponse:
    """Every account with its state."""
    return page(request, "feedback/channels/accounts.html", accounts=all_accounts())


@require_http_methods(["GET", "POST"])
@official_required("feedback.manage")
def account(request: SignedIn, key: int) -> HttpResponse:
    """One account: open or close it, give it new keys."""
    found = account_by_key(key)
    if found is None:
        raise Http404
    form = KeysForm(initial={"app_id": found.keys.app_id if hasattr(found, "keys") else ""})
    if request.method == "POST":
        posted = typed(request)
        if "open" in posted:
            open_or_close(found, is_open=posted["open"] == "yes", by=request.actor)
            return redirect("feedback:channel_account", key)
        form = KeysForm(posted)
        if form.is_valid():
            give_keys(found, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The keys are kept. They are not shown again."))
            return redirect("feedback:channel_account", key)
    return page(
        request, "feedback/channels/account.html", 422 if form.errors else 200, account=found, form=form
    )  # fmt: skip
