"""The pages of messages are for everyone who is signed in, citizen or official."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from tinhso.engines.accounts.api import ask_to_sign_in

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(view: View[P]) -> View[P]:
    """Strangers go to the sign-in page and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if getattr(request, "actor", None) is None:
            return ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded
