"""Beginning, ending and listing sessions."""

from __future__ import annotations

import time
from datetime import timedelta
from uuid import UUID

from django.contrib.auth import login, logout
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest

from tinhso.base import clock
from tinhso.engines.accounts import roles
from tinhso.engines.accounts.address import address_of
from tinhso.engines.accounts.sign_ins import SignIn, SignInSet
from tinhso.engines.accounts.users import User
from tinhso.engines.events.api import PLATFORM, record

BACKEND = "tinhso.engines.accounts.backend.Backend"
IDLE = timedelta(minutes=30)  # an official's screen is closed after this long without a request
NOTED_EVERY = 60  # seconds between two notes of the last request, so that not every page writes
_SEEN, _LEVEL = "accounts.seen", "accounts.level"


@transaction.atomic
def open_session(request: HttpRequest, user: User, *, means: SignIn.Means, level: int) -> None:
    """Sign in under a new session key. ``level`` is that of identification (Decree 69/2024): 1 or 2."""
    login(request, user, backend=BACKEND)
    request.session[_LEVEL] = level
    request.session[_SEEN] = int(time.time())
    roles.begin(request, user.hats, second_factor=means == SignIn.Means.PASSWORD)
    SignIn.objects.create(
        user=user,
        session=str(request.session.session_key),
        means=means,
        address=address_of(request) or None,
        browser=request.META.get("HTTP_USER_AGENT", "")[:200],
    )
    record("accounts.signed_in", on=user, by=roles.actor(user, None) or PLATFORM, means=means.value, level=level)


@transaction.atomic
def close_session(request: HttpRequest, user: User, *, why: str = "asked") -> None:
    """Sign out here; ``why`` is ``asked`` or ``idle``."""
    _end(SignIn.objects.filter(session=request.session.session_key, ended_at=None), user, why)
    logout(request)


@transaction.atomic
def end_elsewhere(user: User, *, keep: str, only: UUID | None = None) -> int:
    """Sign the account out of every other browser, or of the one sign-in ``only``. Returns how many ended."""
    others = SignIn.objects.open().filter(user=user).exclude(session=keep)
    return _end(others.filter(pk=only) if only else others, user, "elsewhere")


def sign_ins_of(user: User) -> list[SignIn]:
    """Where the account is signed in now, newest first."""
    return list(SignIn.objects.open().filter(user=user).order_by("-began_at"))


def level(request: HttpRequest) -> int:
    """The level of identification with which this session began; 0 without one."""
    return int(request.session.get(_LEVEL, 0))


def is_idle(request: HttpRequest) -> bool:
    """Whether the last request is longer ago than ``IDLE``; notes this one."""
    moment, seen = int(time.time()), int(request.session.get(_SEEN, 0))
    if moment - seen > IDLE.total_seconds():
        return True
    if moment - seen > NOTED_EVERY:
        request.session[_SEEN] = moment
    return False


def _end(sign_ins: SignInSet, user: User, why: str) -> int:
    ended = list(sign_ins)
    Session.objects.filter(session_key__in=[sign_in.session for sign_in in ended]).delete()
    SignIn.objects.filter(pk__in=[sign_in.pk for sign_in in ended]).update(ended_at=clock.now())
    for sign_in in ended:
        record("accounts.signed_out", on=user, by=roles.actor(user, None) or PLATFORM, why=why, sign_in=sign_in.pk)
    return len(ended)
