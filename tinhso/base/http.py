"""Small help for views, and the headers that every answer carries."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.shortcuts import render

from tinhso.base.errors import Refused

Handler = Callable[[HttpRequest], HttpResponse]
A = TypeVar("A", bound=HttpResponse)


def page(request: HttpRequest, template: str, status: int = 200, **context: object) -> HttpResponse:
    """Render a page; a form with errors goes out with status 422 and the same template."""
    return render(request, template, context, status=status)


def allow_script(request: HttpRequest, text: str) -> None:
    """Let this answer hold one inline script, known by the digest of its ``text``."""
    digests: set[str] = request.__dict__.setdefault("script_digests", set())
    digests.add(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'")


def legible(get_response: Handler) -> Handler:
    """Refuse an address with a null byte: no page can read it, and no text of the database holds one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            raise BadRequest
        return get_response(request)

    return middleware


def typed(request: HttpRequest) -> QueryDict:
    """What was posted, without null bytes: the database keeps none, and nobody types one."""
    if not any("\x00" in text for _name, texts in request.POST.lists() for text in texts):
        return request.POST
    posted = request.POST.copy()
    for name, texts in request.POST.lists():
        posted.setlist(name, [text.replace("\x00", "") for text in texts])
    return posted


def security_headers(get_response: Handler) -> Handler:
    """No script, style or frame but our own; a form may also lead to the partners that sign in and pay."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        digests = sorted(getattr(request, "script_digests", ()))
        response.headers.setdefault("Content-Security-Policy", policy(digests))
        response.headers.setdefault("Permissions-Policy", "camera=(self), microphone=(), geolocation=(self)")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    return middleware


def policy(script_digests: list[str], *, leads_to: Iterable[str] = ()) -> str:
    """The Content-Security-Policy of a page with these inline scripts; ``leads_to``: where else its form may lead."""
    tiles = list(filter(None, [origin(settings.ENV.tiles)]))
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *script_digests],
        "img-src": ["'self'", "data:", "blob:", *tiles],
        "connect-src": ["'self'", *filter(None, [settings.ENV.live_url]), *tiles],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", *filter(None, [settings.ENV.pretend_url]), *leads_to],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def unless_known(request: HttpRequest, answer: HttpResponse, seconds: int) -> HttpResponse:
    """What everybody may read, to be kept for so long; 304 to whoever has just that already."""
    tag = f'"{sha256(answer.content).hexdigest()[:32]}"'
    known = tag in request.headers.get("If-None-Match", "")
    told: HttpResponse = HttpResponseNotModified() if known else answer
    told.headers["ETag"], told.headers["Cache-Control"] = tag, f"public, max-age={seconds}"
    return told


def with_headers(answer: A, error: Refused) -> A:
    """The answer to a refusal, with what its error says to machines, such as ``Retry-After``."""
    for name, value in error.headers.items():
        answer[name] = value
    return answer


def origin(address: str) -> str:
    """``https://host:port`` of an address, or "" for one on our own host."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{re.split(r'[/ ?#]', rest)[0]}" if rest else ""


def errors_are_sentences(get_response: Handler) -> Handler:
    """A ``Refused`` that no view caught becomes a page that says what to do."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            answer = page(request, "ui/refused.html", status=error.status, error=error)
            return with_headers(answer, error)
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
