"""Between the two steps of an official's sign-in: who has given the right password, for five minutes."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.accounts import backend, sessions
from tinhso.engines.accounts.second_factor import new_secret
from tinhso.engines.accounts.sign_ins import SignIn
from tinhso.engines.accounts.users import User

SECONDS = 300
_SESSION = "accounts.pending"


@dataclass(frozen=True)
class Pending:
    """The account that may now give its second factor; ``secret`` is offered if it has none yet."""

    user: User
    next: str
    secret: str


def begin(request: HttpRequest, user: User, next_address: str) -> None:
    """The password was right. Raises Refused for an account that holds no position today."""
    if not user.hats:
        raise Refused(_("This account holds no position today. As a citizen, sign in by VNeID."), field="username")
    request.session[_SESSION] = {
        "user": str(user.pk),
        "next": next_address,
        "secret": new_secret(),
        "until": time.time() + SECONDS,
    }


def find(request: HttpRequest) -> Pending:
    """Who is between the steps; raises Refused if nobody is, or for too long."""
    held = request.session.get(_SESSION)
    user = backend.Backend().get_user(held["user"]) if held and held["until"] > time.time() else None
    if user is None or held is None:
        raise Refused(_("The sign-in took too long. Begin again with your user name and password."))
    return Pending(user, held["next"], held["secret"])


def finish(request: HttpRequest, pending: Pending) -> str:
    """Open the session; returns the page to go to, or ""."""
    request.session.pop(_SESSION, None)
    sessions.open_session(request, pending.user, means=SignIn.Means.PASSWORD, level=2)
    return pending.next
