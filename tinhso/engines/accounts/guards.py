"""Who may open a page: decorators for views."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, overload

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tinhso.base.errors import Denied
from tinhso.base.http import page
from tinhso.engines.accounts import kept, roles, sessions
from tinhso.engines.accounts.next_page import to_sign_in
from tinhso.engines.accounts.visit import Visit

View = Callable[..., HttpResponse]


@overload
def citizen_required(view: View) -> View: ...
@overload
def citizen_required(view: None = None, *, level: int = 1) -> Callable[[View], View]: ...
def citizen_required(view: View | None = None, *, level: int = 1) -> View | Callable[[View], View]:
    """Only somebody who acts as themselves; ``level=2`` where the law asks for identification at level 2.

    A visitor signs in and comes back, with what they had typed (``accounts.api.kept``). An official is asked to
    change role. Raises Denied below ``level``.
    """

    def check(request: Visit) -> HttpResponse | None:
        if request.actor is None:
            return ask_to_sign_in(request)
        if request.actor.position is not None:
            return page(request, "accounts/other_role.html", status=403, role=roles.CITIZEN)
        if sessions.level(request) < level:
            raise Denied(_("This needs a VNeID account of level 2. Raise its level at the police, then sign in again."))
        return None

    guard = _guard(check)
    return guard(view) if view else guard


def signed_in_required(view: View) -> View:
    """Anybody who has signed in, as themselves or in a position: for pages that both sides share."""
    return _guard(lambda request: ask_to_sign_in(request) if request.actor is None else None)(view)


@overload
def official_required(permission: View) -> View: ...
@overload
def official_required(permission: str = "") -> Callable[[View], View]: ...
def official_required(permission: View | str = "") -> View | Callable[[View], View]:
    """Only somebody who acts in a position, and, with ``permission``, holds it somewhere; raises Denied."""
    code = permission if isinstance(permission, str) else ""

    def check(request: Visit) -> HttpResponse | None:
        if request.actor is None:
            return ask_to_sign_in(request, "accounts:official")
        if request.actor.position is None:
            if hats := roles.wearable(request, request.user):
                return page(request, "accounts/other_role.html", status=403, hats=hats)
            raise Denied(_("This page is for officials. Sign in with your official account."))
        if code and not request.may(code):
            raise Denied
        return None

    guard = _guard(check)
    return guard(permission) if callable(permission) else guard


def ask_to_sign_in(request: Visit, page_name: str = "accounts:sign_in") -> HttpResponse:
    """Lead to a sign-in page and back; what a POST held is kept for the page it came from."""
    reading = request.method in {"GET", "HEAD"}
    answer: HttpResponse = to_sign_in(page_name, request.get_full_path() if reading else kept.keep(request))
    if "HX-Request" in request.headers:  # the whole page must go there, not a piece of it
        return HttpResponse(status=401, headers={"HX-Redirect": answer["Location"]})
    return answer


def _guard(check: Callable[[Visit], HttpResponse | None]) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
            refused = check(request)
            if refused is not None:
                return refused
            kept.forget_if_sent(request)
            return view(request, *args, **kwargs)

        return guarded

    return guard
