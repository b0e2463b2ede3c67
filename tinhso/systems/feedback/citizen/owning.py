"""Whose draft it is: of the browser whose session names it, or of the account that began it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from tinhso.engines.accounts.api import Visit, ask_to_sign_in
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Draft

_SESSION = "feedback.drafts"
View = Callable[..., HttpResponse]
MOST = 5  # that one browser remembers


def remember(request: Visit, draft: Draft) -> None:
    """This browser may go on with the draft."""
    held = [key for key in request.session.get(_SESSION, []) if key != str(draft.pk)]
    request.session[_SESSION] = [*held, str(draft.pk)][-MOST:]


class SignInFirst(Exception):
    """The draft is an account's and nobody is signed in; ``page`` names where one signs in."""

    def __init__(self, page: str) -> None:
        self.page = page
        super().__init__(page)


def signed_in_again(view: View) -> View:
    """A view of drafts: whoever was signed out meanwhile signs in and comes back, with what they had typed."""

    @wraps(view)
    def guarded(request: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = view(request, *args, **kwargs)
        except SignInFirst as needed:
            return ask_to_sign_in(request, needed.page)
        return answer

    return guarded


def own_draft(request: Visit, key: UUID) -> Draft:
    """The draft with this key. Raises Http404 for one that is not there or another's, SignInFirst for an account's."""
    draft = Draft.objects.filter(pk=key).first()
    if draft is not None and draft.owner and request.actor is None and not _is_here(request, draft):
        raise SignInFirst("accounts:official" if draft.for_another else "accounts:sign_in")
    if draft is None or not (_is_here(request, draft) or _is_mine(request, draft)):
        raise Http404
    return draft


def draft_of_device(key: UUID) -> Draft | None:
    """The draft with this key; the caller compares its secret."""
    return Draft.objects.filter(pk=key, for_another=False).first()


def unfinished(request: Visit, *, for_another: bool = False) -> list[Draft]:
    """What this browser, or this account, has begun and not sent; the newest first."""
    keys = request.session.get(_SESSION, [])
    if not keys and request.actor is None:
        return []
    mine = Draft.objects.filter(pk__in=keys)
    if request.actor is not None:
        mine |= Draft.objects.filter(owner=request.actor.subject)
    return list(mine.filter(sent_at=None, for_another=for_another).exclude(typed={}).order_by("-changed_at")[:MOST])


def writer(request: Visit, draft: Draft) -> Actor | None:
    """Who writes: an official only where they file for somebody; on the public pages they are a visitor like any."""
    actor = request.actor
    return actor if actor is not None and (draft.for_another or not actor.is_official) else None


def _is_here(request: Visit, draft: Draft) -> bool:
    # What an official files for somebody is behind the official's sign-in, not open to the next at the same screen.
    return not draft.for_another and str(draft.pk) in request.session.get(_SESSION, [])


def _is_mine(request: Visit, draft: Draft) -> bool:
    return request.actor is not None and draft.owner == request.actor.subject
