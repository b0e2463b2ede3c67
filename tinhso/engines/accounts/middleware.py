"""Who acts in this request."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from tinhso.base.registry import offered
from tinhso.engines.access import api as access
from tinhso.engines.accounts import roles, sessions
from tinhso.engines.accounts.hats import Hat
from tinhso.engines.accounts.putting_back import put_back
from tinhso.engines.accounts.users import User
from tinhso.engines.events.api import Actor

Handler = Callable[[HttpRequest], HttpResponse]


def who_acts(get_response: Handler) -> Handler:
    """Give the request its actor and tell the database whose eyes it has.

    Sets ``actor`` (None for a visitor), ``actor_name``, ``may`` (permission -> bool), ``person``, ``party``,
    ``hat`` and ``hats`` (the position worn, those that may be), ``unread`` (how many messages; counted when read).
    A signed-in page costs two queries here: its session, and the account with person and positions.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        user = _awake(request)
        hat = roles.worn(request, user) if user else None
        actor = roles.actor(user, hat) if user else None
        _describe(request, user if actor else None, hat, actor)
        with access.reading_as(actor) if actor else access.noting_denials():
            return put_back(request, get_response(request))

    return middleware


def _awake(request: HttpRequest) -> User | None:
    """The account of the session, unless an official left it idle for too long."""
    user = request.user
    if not isinstance(user, User) and not user.is_authenticated:
        return None
    if user.hats and roles.wearable(request, user) and sessions.is_idle(request):
        sessions.close_session(request, user, why="idle")
        messages.warning(request, _("You were signed out after 30 minutes without use. Sign in again to go on."))
        return None
    return user


def _describe(request: HttpRequest, user: User | None, hat: Hat | None, actor: Actor | None) -> None:
    person = user.person if user else None
    request.__dict__.update(
        actor=actor,
        person=person,
        party=person.party if person else None,
        actor_name=person.party.name if person else "",
        hat=hat,
        hats=roles.wearable(request, user) if user else (),
        may=lambda permission: actor is not None and access.holds(actor, permission),
        unread=SimpleLazyObject(lambda: sum(count(actor.subject) for count in offered("accounts.unread")))
        if actor
        else 0,
    )
