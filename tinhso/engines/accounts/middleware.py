"""Who acts in this request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]


def who_acts(get_response: Handler) -> Handler:
    """Give the request its actor and tell the database whose eyes it has."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware
