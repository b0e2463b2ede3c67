"""The door of the API: who asks, how often, in which language; every answer leaves with the same headers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import translation
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.problems import MEDIA_TYPE, problem
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import Limit, TooOften, address_of, network_of
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.consent import Consent
from tinhso.engines.clients.consents.token import PREFIX, consent_with
from tinhso.engines.clients.key import client_with

View = Callable[..., HttpResponse]
OF_ADDRESS = (240, 0.5)  # requests at once without a key, and the seconds until there is room for one more
MOST_BODY, MOST_UPLOAD = 2 * 2**20, 25 * 2**20
METHODS = ("get", "post", "put", "patch", "delete")


class NoKey(Refused):
    """No key, or one that opens nothing; HTTP 401."""

    status = 401
    headers = {"WWW-Authenticate": 'Bearer realm="api"'}


class TooLarge(Refused):
    """More than is taken; HTTP 413."""

    status = 413


def door(view: View) -> View:
    """Let a view of the API be reached: it knows ``request.client`` and ``request.actor`` and reads with their eyes."""

    @wraps(view)
    def reached(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            answer, headers = _enter(request, view, args, more)
            if answer.status_code == 405 and answer.headers.get("Content-Type") != MEDIA_TYPE:
                headers["Allow"] = answer.headers.get("Allow", "")
                answer = problem(405, code="wrong-method")
        for name, value in headers.items():
            answer.headers.setdefault(name, value)
        answer.headers["Content-Language"] = language
        answer.headers.setdefault("Cache-Control", "private, no-cache" if request.actor else "no-cache")  # type: ignore
        answer.headers["Vary"] = "Authorization, Accept-Language"
        return _unchanged(request, answer)

    reached.csrf_exempt = True  # type: ignore[attr-defined]  # a key is no cookie: nobody sends it unknowingly
    return reached


def refusal(error: Refused) -> HttpResponse:
    """A refusal as a problem, beside its field."""
    errors = getattr(error, "errors", None) or ([(error.field, error.sentence)] if error.field else [])
    return problem(error.status, error.sentence, errors=errors, headers=error.headers)


def language_of(request: HttpRequest) -> str:
    """Vietnamese, or another language of the province that the request names."""
    known = {code for code, _name in settings.LANGUAGES}
    for wish in request.headers.get("Accept-Language", "").split(","):
        if (code := wish.split(";")[0].strip().lower().split("-")[0]) in known:
            return code
    return str(settings.LANGUAGE_CODE)


def _enter(request: HttpRequest, view: View, args: Any, more: Any) -> tuple[HttpResponse, dict[str, str]]:
    asked: Any = request
    asked.client = asked.actor = asked.consent = None
    headers: dict[str, str] = {}
    try:
        asked.client, asked.consent = _who(request)
        client = asked.client or (asked.consent.client if asked.consent else None)
        headers = _room(request, client)
        _small_enough(request)
    except Refused as error:
        return refusal(error), headers
    if "\x00" in request.path:  # nothing here has a null byte in its name, and the database takes none
        return problem(404), headers
    who = asked.consent or asked.client
    asked.actor = who.actor if who else None
    eyes: AbstractContextManager[None] = access.reading_as(asked.actor) if who else access.noting_denials()
    with eyes:
        return view(request, *args, **more), headers


def _who(request: HttpRequest) -> tuple[Client | None, Consent | None]:
    """A program with its own key, or one that a citizen has let in; neither where nothing was shown."""
    said = request.headers.get("Authorization", "").strip()
    if not said:
        return None, None
    scheme, _blank, key = said.partition(" ")
    key = key.strip() if scheme.lower() == "bearer" else ""
    if key.startswith(PREFIX):
        consent = consent_with(key)
        if consent is not None:
            return None, consent
        _guessed(request)
        raise NoKey(_("This token opens nothing any more: it has run out, or the consent was withdrawn."))
    client = client_with(key)
    if client is None:
        _guessed(request)
        raise NoKey(_("This key opens nothing. Ask whoever keeps the clients for a new one."))
    return client, None


def _guessed(request: HttpRequest) -> None:
    """A wrong key uses up the address' room: keys are not guessed by the thousand."""
    _room(request, None)


def _room(request: HttpRequest, client: Client | None) -> dict[str, str]:
    """Use one request of the client's, or of the address'. Raises TooOften."""
    if client is not None:
        name, burst, seconds, who = "client", client.burst, 60 / client.per_minute, str(client.pk)
    else:
        name, (burst, seconds), who = "address", OF_ADDRESS, network_of(address_of(request))
    limit = Limit(f"clients {name}", burst, seconds)
    left = limit.take(who)
    if left is None:
        wait = limit.wait(who)
        error = TooOften(wait, _("Too many requests. Go on after the seconds in Retry-After."))
        error.headers = {**error.headers, "RateLimit": f'"{name}";r=0;t={error.retry_after}'}
        raise error
    window = max(1, round(burst * seconds))
    return {
        "RateLimit-Policy": f'"{name}";q={burst};w={window}',
        "RateLimit": f'"{name}";r={left};t={max(1, round((burst - left) * seconds))}',
    }


def _small_enough(request: HttpRequest) -> None:
    upload = request.content_type == "multipart/form-data"
    length = request.META.get("CONTENT_LENGTH") or "0"
    if int(length if length.isdigit() else 0) > (MOST_UPLOAD if upload else MOST_BODY):
        raise TooLarge(_("At most %(most)s MB are taken.") % {"most": (MOST_UPLOAD if upload else MOST_BODY) // 2**20})


def _unchanged(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """304 where the client has this answer already."""
    if request.method != "GET" or answer.status_code != 200 or answer.streaming:
        return answer
    if "ETag" not in answer.headers:
        answer.headers["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:24]}"'
    known = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    if answer.headers["ETag"] not in known and "*" not in known:
        return answer
    same = HttpResponseNotModified()
    for name, value in answer.headers.items():
        if name not in ("Content-Type", "Content-Length"):
            same.headers[name] = value
    return same
