"""The type of a request that has passed ``who_acts``: for the annotations of views."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from tinhso.engines.accounts.hats import Hat
from tinhso.engines.accounts.users import User
from tinhso.engines.directory.models import Party, Person
from tinhso.engines.events.api import Actor


class Visit(HttpRequest):
    """A request with who acts in it; never made, only named."""

    user: User  # AnonymousUser where ``actor`` is None
    actor: Actor | None
    actor_name: str
    may: Callable[[str], bool]
    person: Person | None
    party: Party | None
    hat: Hat | None
    hats: tuple[Hat, ...]
    unread: int


class SignedIn(Visit):
    """A request behind one of the guards: somebody acts."""

    actor: Actor
