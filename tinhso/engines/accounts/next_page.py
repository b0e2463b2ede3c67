"""Where to go after signing in: only ever to a page of ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


def next_page(request: HttpRequest) -> str:
    """The page named by ``next`` in the form or the address, or "" if there is none or it is not ours."""
    return ours(request, request.POST.get("next") or request.GET.get("next") or "")


def ours(request: HttpRequest, address: str) -> str:
    """``address`` if it is a path on this site, else ""."""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure())
    return address if safe and address.startswith("/") else ""


def to_sign_in(name: str, next_address: str) -> HttpResponseRedirect:
    """Go to a sign-in page and come back."""
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': next_address})}")
