"""After signing in again every form of the product opens with what was typed in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from tinhso.engines.accounts.kept import kept
from tinhso.ui.refilling import refill


def put_back(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """``answer`` with what is kept for this page in its form, and a sentence that says so.

    Nothing is sent: the person looks at it and presses the button.
    """
    if request.method != "GET" or answer.status_code != 200 or answer.streaming or "HX-Request" in request.headers:
        return answer
    held = kept(request) if answer.headers.get("Content-Type", "").startswith("text/html") else None
    if held is None:
        return answer
    notice = render_to_string("accounts/kept.html", {"kept": held}, request)
    filled = refill(answer.text, path=request.path, action=held.action, typed=held.fields, notice=notice)
    if filled is not None:
        answer.content = filled.encode()
    return answer
