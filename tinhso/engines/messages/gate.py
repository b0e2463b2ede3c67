"""The pages of messages are for everyone who is signed in, citizen or official."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from tinhso.engines.accounts.api import Visit, ask_to_sign_in

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Strangers go to the sign-in page and come back."""

    @wraps(view)
    def guarded(request: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor is None:
            return ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded
