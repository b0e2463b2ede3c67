"""Reading the identity token (OpenID Connect Core §3.1.3.7): signature, issuer, audience, time, nonce."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.crypto import constant_time_compare
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from joserfc import errors, jwt
from joserfc.jwk import KeySet

from tinhso.engines.accounts.vneid.errors import NotAccepted

ALGORITHMS = ["ES256", "RS256"]
LEEWAY_SECONDS = 60
_AGAIN: Promise = _("VNeID's answer could not be trusted, so you are not signed in. Sign in again.")
_LATE: Promise = _("VNeID's answer came too late. Sign in again.")


def read(token: str, *, keys: Callable[[], Mapping[str, Any]], issuer: str, client: str) -> dict[str, Any]:
    """The claims of a token that VNeID signed for us, now. ``keys`` gets its key set. Raises NotAccepted."""
    rules = jwt.JWTClaimsRegistry(
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": client},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        claims = jwt.decode(token, KeySet.import_key_set(dict(keys())), algorithms=ALGORITHMS).claims  # type: ignore[arg-type]
        rules.validate(claims)
    except errors.ExpiredTokenError as error:
        raise NotAccepted(_LATE) from error
    except (errors.JoseError, ValueError, KeyError) as error:
        raise NotAccepted(_AGAIN) from error
    return claims


def require_nonce(claims: Mapping[str, Any], nonce: str) -> None:
    """Raises NotAccepted unless the token was made for the request that this browser began."""
    if not nonce or not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise NotAccepted(_AGAIN)


def require_same_person(claims: Mapping[str, Any], told: Mapping[str, Any]) -> None:
    """Raises NotAccepted unless the user information is about the token's subject (Core §5.3.2)."""
    if claims.get("sub") != told.get("sub"):
        raise NotAccepted(_AGAIN)
