"""In which role a signed-in person acts: as themselves, or in one of their positions."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tinhso.base.errors import Denied
from tinhso.engines.accounts.hats import Hat
from tinhso.engines.accounts.users import User
from tinhso.engines.events.api import Actor, record

CITIZEN = ""
_SESSION = "accounts.hat"
_SECOND = "accounts.second_factor"


def wearable(request: HttpRequest, user: User) -> tuple[Hat, ...]:
    """The hats that may be put on in this session: none without a second factor."""
    return user.hats if request.session.get(_SECOND) else ()


def worn(request: HttpRequest, user: User) -> Hat | None:
    """The hat worn now; None for a person who acts as themselves, also after the position has ended."""
    chosen = request.session.get(_SESSION, CITIZEN)
    return next((hat for hat in wearable(request, user) if hat.position == chosen), None)


def actor(user: User, hat: Hat | None) -> Actor | None:
    """The account in that role, for events and access; None for an account of nobody."""
    if user.person is None:
        return None
    subject = user.person.party.subject_id
    return Actor(subject, position=hat.subject, office=hat.here) if hat else Actor(subject)


@transaction.atomic
def put_on(request: HttpRequest, user: User, position: str) -> Hat | None:
    """Act in ``position`` (its key) from now on, or as oneself (``CITIZEN``); Denied if it is not one's own."""
    hat = next((found for found in wearable(request, user) if found.position == position), None)
    if hat is None and position != CITIZEN:
        raise Denied(_("You do not hold this position today, or you signed in without your second factor."))
    request.session[_SESSION] = position
    by = actor(user, hat)
    if by is not None:
        record("accounts.role_taken", on=user, by=by, office=hat.here if hat else None)
    return hat


def begin(request: HttpRequest, hats: tuple[Hat, ...], *, second_factor: bool) -> None:
    """The role right after signing in: with a second factor the first position, else oneself."""
    request.session[_SECOND] = second_factor
    request.session[_SESSION] = hats[0].position if second_factor and hats else CITIZEN
