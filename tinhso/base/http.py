"""Small help for views, and the headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinhso.base.errors import Refused

Handler = Callable[[HttpRequest], HttpResponse]


def page(request: HttpRequest, template: str, status: int = 200, **context: object) -> HttpResponse:
    """Render a page; a form with errors goes out with status 422 and the same template."""
    return render(request, template, context, status=status)


def security_headers(get_response: Handler) -> Handler:
    """No script, style or frame but our own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware


def errors_are_sentences(get_response: Handler) -> Handler:
    """A ``Refused`` that no view caught becomes a page that says what to do."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            return page(request, "ui/refused.html", status=error.status, error=error)
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
