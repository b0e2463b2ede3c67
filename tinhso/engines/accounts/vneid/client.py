"""Our side of the exchange: allauth's, with the signature always checked and the nonce carried along."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from tinhso.engines.accounts.vneid import tokens


class VneidClient(OpenIDConnectOAuth2Adapter):
    """One sign-in with VNeID."""

    def __init__(self, request: HttpRequest, provider_id: str = "vneid") -> None:
        super().__init__(request, provider_id)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """The verified claims as allauth's social login; NotAccepted, or requests' error if VNeID is down."""
        raw = str(kwargs["response"].get("id_token", ""))
        config = self.openid_config
        claims = tokens.read(raw, keys=self._keys, issuer=config["issuer"], client=app.client_id)
        told = self._fetch_user_info(token.token)
        tokens.require_same_person(claims, told)
        said = {**told, **claims}
        said["raw"] = raw
        said["end_session_endpoint"] = config.get("end_session_endpoint", "")
        provider: Any = self.get_provider()  # type: ignore[no-untyped-call]
        return provider.sociallogin_from_response(request, said)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """The registered address; the demonstration may be opened under any name of this machine."""
        done = reverse("accounts:vneid_done")
        return request.build_absolute_uri(done) if settings.ENV.demo else f"{settings.BASE_URL}{done}"

    def _keys(self) -> dict[str, Any]:
        asking: Any = get_adapter()
        with asking.get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            return dict(answer.json())
