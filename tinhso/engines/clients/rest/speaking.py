"""What every router of the API shares: who asks, pages by cursor, the state that was read, doing a thing once."""

from __future__ import annotations

import binascii
import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Header, Query, Schema
from ninja.security import HttpBearer
from pydantic import Field

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.adapters import api as adapters
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.consent import Consent
from tinhso.engines.events.api import Actor

T = TypeVar("T")
MOST = 100
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many to give at most.")]
Cursor = Annotated[str, Query(max_length=400, description="The `next` of the page before; empty for the first page.")]
IfMatch = Annotated[
    str,
    Header(alias="If-Match", max_length=200, description="The ETag that the record had when it was read."),
]
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,100}$",
        description="Chosen by the client for each thing that it wants done; the same key again gets the first answer.",
    ),
]


class Asked(HttpRequest):
    """A request behind the door: never made, only named. ``client`` is None where no key was shown."""

    client: Client | None
    consent: Consent | None
    actor: Actor | None


class Page(Schema, Generic[T]):
    """A slice of a long list."""

    items: list[T]
    next: str | None = Field(None, description="The cursor of the next page; null on the last one.")


class Scoped(HttpBearer):
    """A key of a client that has one of these scopes; without any, every client's."""

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self.scopes = scopes

    def authenticate(self, request: HttpRequest, token: str) -> Client | None:
        client: Client | None = request.client  # type: ignore[attr-defined]
        if client is not None and self.scopes and not {*self.scopes} & {*client.scopes}:
            raise Denied(_("This client may not do this. It lacks: %(scopes)s.") % {"scopes": " / ".join(self.scopes)})
        return client


Scoped.__name__ = "Key"  # the name of the security scheme in the description


class Consented(HttpBearer):
    """A citizen's token that was agreed for this scope."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scopes = (scope,)

    def authenticate(self, request: HttpRequest, token: str) -> Consent | None:
        consent: Consent | None = request.consent  # type: ignore[attr-defined]
        if consent is not None and not {*self.scopes} <= {*consent.scopes}:
            raise Denied(_("The citizen has not agreed to this. It lacks: %(scopes)s.") % {"scopes": self.scopes[0]})
        return consent


Consented.__name__ = "CitizenToken"


class Invalid(Refused):
    """Several things are wrong, each with its sentence."""

    def __init__(self, errors: Iterable[tuple[str, object]]) -> None:
        self.errors = [(field, str(sentence)) for field, sentence in errors]
        super().__init__(_("Some of what was sent is not right."))


class Precondition(Refused):
    """The record is no longer what the client has seen; HTTP 412."""

    status = 412


def cursor_of(*place: object) -> str:
    """A cursor that stands for a place in a list; nobody needs to understand it."""
    return urlsafe_b64encode(json.dumps(place, default=str).encode()).decode().rstrip("=")


def place_in(cursor: str, read: Callable[..., T]) -> T | None:
    """The place that a cursor stands for, None for the first page. Raises Refused for what is no cursor."""
    if not cursor:
        return None
    try:
        place = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        text = "".join(one for one in place if isinstance(one, str))
        text.encode()  # half a pair of surrogates cannot be written
        if "\x00" in text:
            raise ValueError("A null byte is no text.")
        return read(*place)
    except (ValueError, TypeError, AttributeError, OverflowError, binascii.Error, RecursionError):
        raise Refused(_("This is no cursor of this list. Begin again without one."), field="cursor") from None


def tag(what: object) -> str:
    """The ETag of a representation: the same for the same content."""
    text = json.dumps(what, sort_keys=True, default=str, ensure_ascii=False)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:24]}"'


def must_match(if_match: str, now: str) -> None:
    """Go on only if the record still is what the client has seen. Raises Precondition."""
    if if_match.strip() != "*" and now not in [one.strip() for one in if_match.split(",")]:
        raise Precondition(_("Someone else has just changed this. Read it again, then decide."))


def once(request: HttpRequest, response: HttpResponse, key: str, do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Do a thing and keep its answer under the client's key; a repetition gets the kept answer and does nothing.

    What fails is not kept and can be tried again with the same key. Raises Refused for a key of something else.
    """
    client: Client = request.client  # type: ignore[attr-defined]
    content = f"{request.method} {request.path}\n".encode() + request.body
    done = False

    def handle() -> dict[str, Any]:
        nonlocal done
        done = True
        return do()

    try:
        answer = adapters.receive(f"api:{client.pk.hex}", key, adapters.digest(content), handle)
    except AlreadyDone:
        if done:
            raise
        raise Refused(
            _("This key has been used for something else. Choose a new one for each thing."), field="Idempotency-Key"
        ) from None
    response["Idempotency-Replayed"] = "false" if done else "true"
    return answer
