"""Where the figures' pages stood before the centre had its own: their addresses lead on."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET


@require_GET
def moved(request: HttpRequest, rest: str = "") -> HttpResponse:
    """``/dieu-hanh/danh-muc/x/`` to ``/chi-tieu/danh-muc/x/``, with all that was asked for."""
    after = request.path.removeprefix(reverse("ioc:home"))
    to = reverse("indicators:catalogue") + ("" if after == "danh-muc/" else quote(after))
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{to}?{query}" if query else to)


@require_GET
def list_moved(request: HttpRequest, code: str) -> HttpResponse:
    """The list behind a figure. Raises Http404 for what is no indicator's code."""
    if "." not in code:
        raise Http404
    return moved(request, code)
