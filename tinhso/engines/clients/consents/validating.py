"""What oauthlib asks us on the way: which programs there are, where they may lead, what was agreed.

Programs are public (RFC 9700): they run in browsers and on phones, so none has a secret and each proves by PKCE that
it began what it ends.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from oauthlib.common import Request
from oauthlib.oauth2 import RequestValidator, WebApplicationServer

from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.token import LIVES, Token, keep, new_text
from tinhso.engines.clients.verbs import consenting


def server() -> WebApplicationServer:
    """Grants a code and renewal, and nothing else."""
    expires_in = int(LIVES[Token.Kind.ACCESS].total_seconds())
    return WebApplicationServer(
        Validator(), token_generator=lambda _: new_text(), token_expires_in=expires_in,
        refresh_token_generator=lambda _: new_text(),
    )  # fmt: skip


class Validator(RequestValidator):  # type: ignore[misc]
    """The answers; ``request.client`` is ours once the identifier is known."""

    # Who asks, and where it leads back.

    def validate_client_id(self, client_id: str, request: Request, *args: Any, **more: Any) -> bool:
        request.client = app(client_id)
        return request.client is not None

    def client_authentication_required(self, request: Request, *args: Any, **more: Any) -> bool:
        return False

    def authenticate_client_id(self, client_id: str, request: Request, *args: Any, **more: Any) -> bool:
        return self.validate_client_id(client_id, request)

    def validate_redirect_uri(self, client_id: str, redirect_uri: str, request: Request, *a: Any, **m: Any) -> bool:
        return redirect_uri in request.client.redirects

    def get_default_redirect_uri(self, client_id: str, request: Request, *args: Any, **more: Any) -> None:
        return None

    def validate_response_type(self, client_id: str, response_type: str, *args: Any, **more: Any) -> bool:
        return response_type == "code"

    def validate_grant_type(self, client_id: str, grant_type: str, *args: Any, **more: Any) -> bool:
        return grant_type in ("authorization_code", "refresh_token")

    def is_pkce_required(self, client_id: str, request: Request) -> bool:
        return True

    def validate_scopes(self, client_id: str, scopes: list[str], client: Client, *args: Any, **more: Any) -> bool:
        return bool(scopes) and set(scopes) <= set(client.citizen_scopes)

    def get_default_scopes(self, client_id: str, request: Request, *args: Any, **more: Any) -> list[str]:
        return list(request.client.citizen_scopes)

    # The code of one sign-in.

    def save_authorization_code(
        self, client_id: str, code: dict[str, str], request: Request, *a: Any, **m: Any
    ) -> None:
        consent = consenting.give(request.client.pk, scopes=request.scopes, user=request.user, by=request.by)
        keep(consent, Token.Kind.CODE, code["code"], request.scopes, redirect=request.redirect_uri,
             challenge=request.code_challenge)  # fmt: skip

    def validate_code(self, client_id: str, code: str, client: Client, request: Request, *a: Any, **m: Any) -> bool:
        found = Token.objects.known(Token.Kind.CODE, code)
        if found is None or found.consent.client_id != client.pk:
            return False
        request.consent, request.user, request.scopes = found.consent, found.consent.user, found.scopes
        request.code_challenge, request.code_challenge_method = found.challenge, "S256"
        request.known_redirect = found.redirect
        return True

    def confirm_redirect_uri(
        self, client_id: str, code: str, redirect_uri: str, client: Client, request: Request, *a: Any, **m: Any
    ) -> bool:
        return bool(redirect_uri == request.known_redirect)

    def get_code_challenge(self, code: str, request: Request) -> str:
        return str(request.code_challenge)

    def get_code_challenge_method(self, code: str, request: Request) -> str:
        return "S256"

    def invalidate_authorization_code(self, client_id: str, code: str, request: Request, *a: Any, **m: Any) -> None:
        Token.objects.filter(consent=request.consent, kind=Token.Kind.CODE).delete()

    # The tokens.

    def save_bearer_token(self, token: dict[str, Any], request: Request, *args: Any, **more: Any) -> None:
        keep(request.consent, Token.Kind.ACCESS, token["access_token"], request.scopes)
        keep(request.consent, Token.Kind.RENEWAL, token["refresh_token"], request.scopes)

    def validate_refresh_token(
        self, refresh_token: str, client: Client, request: Request, *args: Any, **more: Any
    ) -> bool:
        found = Token.objects.known(Token.Kind.RENEWAL, refresh_token)
        if found is None or found.consent.client_id != client.pk or not found.consent.user.is_active:
            return False
        request.consent, request.user, request.renewed = found.consent, found.consent.user, found
        return True

    def get_original_scopes(self, refresh_token: str, request: Request, *args: Any, **more: Any) -> list[str]:
        return list(request.renewed.scopes)

    def rotate_refresh_token(self, request: Request) -> bool:
        request.renewed.delete()  # a token of renewal serves once: one that was stolen shows itself
        return True

    def revoke_token(self, token: str, hint: str, request: Request, *args: Any, **more: Any) -> None:
        consenting.drop(token, client=request.client)


def app(client_id: object) -> Client | None:
    """The program with this identifier, if citizens can let it see something today."""
    try:
        found = Client.objects.select_related("office", "owner").filter(pk=UUID(str(client_id))).first()
    except ValueError:
        return None
    return found if found is not None and found.is_in_force and found.redirects else None
