"""The page on which a citizen agrees, and what programs ask behind it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from oauthlib.common import urlencode
from oauthlib.oauth2 import AccessDeniedError, FatalClientError, InvalidRequestError, OAuth2Error

from tinhso.base.errors import Refused
from tinhso.base.http import origin, page, policy
from tinhso.engines.accounts.api import Limit, SignedIn, address_of, citizen_required, network_of
from tinhso.engines.clients.consents.scopes import citizen_scopes
from tinhso.engines.clients.consents.validating import server
from tinhso.engines.clients.forms import ConsentForm

S256_LENGTH = 43  # of a digest in base64url
OF_ADDRESS = Limit("consents", 60, 1)  # requests at once from one network, and the seconds until there is room again


@citizen_required
@never_cache
@require_http_methods(["GET", "POST"])
def authorize(request: SignedIn) -> HttpResponse:
    """Shows who asks for what; agreed or not, it leads back to the program."""
    try:
        scopes, found = _asked(request)
    except FatalClientError as error:
        raise Refused(_("This program is not known here, or asks to be led somewhere else. Do not go on.")) from error
    except OAuth2Error as error:
        return _lead(error.in_uri(error.redirect_uri))
    known, client = citizen_scopes(), found["request"].client
    if request.method == "POST":
        chosen = [scope for scope in scopes if scope in request.POST.getlist("scopes")]
        return _lead(_answered(request, found, chosen))
    shown = page(
        request, "clients/consent.html", client=client, here=request.get_full_path(),
        form=ConsentForm(initial={"scopes": scopes}, asked=[known[code] for code in scopes if code in known]),
    )  # fmt: skip
    shown["Content-Security-Policy"] = policy(_digests(request), leads_to=(_source(found["redirect_uri"]),))
    return shown


@csrf_exempt  # a program asks here, without a session
@require_POST
@never_cache
@transaction.atomic
def token(request: HttpRequest) -> HttpResponse:
    """A code or a token of renewal becomes a token of access (RFC 6749, 4.1.3 and 6)."""
    _make_room(request)
    headers, body, status = server().create_token_response(*_params(request))
    return HttpResponse(body, status=status, headers=headers)


@csrf_exempt
@require_POST
@never_cache
@transaction.atomic
def revoke(request: HttpRequest) -> HttpResponse:
    """A program gives a token back (RFC 7009)."""
    _make_room(request)
    headers, body, status = server().create_revocation_response(*_params(request))
    return HttpResponse(body or "", status=status, headers=headers)


@require_GET
def metadata(request: HttpRequest) -> HttpResponse:
    """Where everything is, for programs (RFC 8414)."""
    here = settings.BASE_URL
    return JsonResponse(
        {
            "issuer": here,
            "authorization_endpoint": f"{here}/oauth/authorize",
            "token_endpoint": f"{here}/oauth/token",
            "revocation_endpoint": f"{here}/oauth/revoke",
            "scopes_supported": list(citizen_scopes()),
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code", "refresh_token"],
            "token_endpoint_auth_methods_supported": ["none"],
            "code_challenge_methods_supported": ["S256"],
        }
    )


def _asked(request: HttpRequest) -> tuple[list[str], dict[str, Any]]:
    scopes, found = server().validate_authorization_request(request.get_full_path(), "GET", "", {})
    asked = found["request"]
    if asked.code_challenge_method != "S256" or len(asked.code_challenge) != S256_LENGTH:
        raise InvalidRequestError("Send a code_challenge by S256 (RFC 7636).", request=asked)
    return scopes, found


def _answered(request: SignedIn, found: dict[str, Any], chosen: list[str]) -> str:
    """Where the program goes on: with a code, or with the news that nothing was agreed."""
    if request.POST.get("answer") != "yes" or not chosen:
        refused = AccessDeniedError(request=found["request"])
        return str(refused.in_uri(found["redirect_uri"]))
    credentials = {"user": request.user, "by": request.actor}
    with transaction.atomic():
        headers, _body, _status = server().create_authorization_response(
            request.get_full_path(), "GET", "", {}, scopes=chosen, credentials=credentials
        )
    return str(headers["Location"])


def _lead(to: str) -> HttpResponse:
    """A redirect also to a program's own scheme, such as ``vn.app:/done``."""
    return HttpResponse(status=303, headers={"Location": to})


def _params(request: HttpRequest) -> tuple[str, str, str, dict[str, str]]:
    return request.path, "POST", urlencode(request.POST.items()), {"Content-Type": request.content_type or ""}


def _make_room(request: HttpRequest) -> None:
    OF_ADDRESS.require(network_of(address_of(request)))


def _source(redirect: str) -> str:
    """The address as a rule of where a form may lead: an origin, or the scheme of a program on a phone."""
    return origin(redirect) if redirect.startswith(("http://", "https://")) else f"{redirect.partition(':')[0]}:"


def _digests(request: HttpRequest) -> list[str]:
    return sorted(getattr(request, "script_digests", ()))
