"""Who may open the pages of connections; accounts stand above this engine and cannot be asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from tinhso.base.errors import Denied
from tinhso.engines.access import api as access

View = Callable[..., HttpResponse]


def holders_only(permission: str) -> Callable[[View], View]:
    """Strangers go to the sign-in page; who lacks the right gets a refusal."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = getattr(request, "actor", None)
            if actor is None:
                return redirect_to_login(request.get_full_path())
            if not access.holds(actor, permission):
                raise Denied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
