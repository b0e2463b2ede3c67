"""API clients: who asks, what they may do, what they are told, and the help that routers share."""

from importlib import import_module

from tinhso.engines.clients.consents.scopes import CitizenScope, citizen_scopes
from tinhso.engines.clients.key import client_with
from tinhso.engines.clients.rest.files import own_file
from tinhso.engines.clients.rest.ranges import BYTES, ranged
from tinhso.engines.clients.rest.speaking import (
    Asked,
    Consented,
    Cursor,
    IdempotencyKey,
    IfMatch,
    Invalid,
    Limit,
    Page,
    Scoped,
    cursor_of,
    must_match,
    once,
    place_in,
    tag,
)
from tinhso.engines.clients.scopes import Scope, scopes
from tinhso.engines.clients.sources import Source
from tinhso.engines.clients.verbs import consenting
from tinhso.engines.clients.verbs.hooks import (
    new_webhook_secret,
    replay,
    replay_event,
    resume_webhook,
    set_webhook,
    stop_webhook,
)
from tinhso.engines.clients.verbs.keys import make_key, revoke_key
from tinhso.engines.clients.verbs.registering import Terms, change, close, register
from tinhso.engines.clients.webhooks.dispatching import dispatch_all


def the_description() -> dict[str, object]:
    """The OpenAPI 3.1 description of the API; every part's router is read only now, when all parts are there."""
    return import_module("tinhso.engines.clients.rest.building").the_description()  # type: ignore[no-any-return]


__all__ = [
    "BYTES",
    "Asked",
    "CitizenScope",
    "Consented",
    "Cursor",
    "IdempotencyKey",
    "IfMatch",
    "Invalid",
    "Limit",
    "Page",
    "Scope",
    "Scoped",
    "Source",
    "Terms",
    "change",
    "citizen_scopes",
    "consenting",
    "client_with",
    "close",
    "cursor_of",
    "dispatch_all",
    "make_key",
    "must_match",
    "new_webhook_secret",
    "once",
    "own_file",
    "place_in",
    "ranged",
    "register",
    "replay",
    "replay_event",
    "resume_webhook",
    "revoke_key",
    "scopes",
    "set_webhook",
    "stop_webhook",
    "tag",
    "the_description",
]
