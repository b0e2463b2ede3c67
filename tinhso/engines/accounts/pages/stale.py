"""A form whose token is no longer right, because its page was opened before signing in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts import kept


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Back to the form with what was typed, if a page of ours sent it (another site cannot forge ``Origin``)."""
    if request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}":
        messages.warning(
            request, _("This form was opened before you signed in and was not sent. Check it, then send it.")
        )
        return HttpResponseRedirect(kept.keep(request))
    sentence = _("This form did not come from a page of the province and was not accepted. Open the page again here.")
    return page(request, "ui/refused.html", status=403, error=Refused(sentence))
