"""VNeID as one of allauth's providers; the file's name is where allauth looks for it."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse

from tinhso.engines.accounts.next_page import next_page
from tinhso.engines.accounts.vneid.client import VneidClient


class VneidProvider(OpenIDConnectProvider):
    """Nothing of the request but ``next`` goes into the exchange, and nothing of the answer is stored but the key."""

    id = "vneid"
    name = "VNeID"
    oauth2_adapter_class = VneidClient
    pkce_enabled_default = True
    supports_token_authentication = False

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        return {"process": "login", "next_url": next_page(request)}

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        asked = {"nonce": nonce, "acr_values": "LoA2 LoA1"}
        kwargs.update(auth_params=asked, scope=["openid"])
        answer: HttpResponse = super().redirect(request, process, next_url, data={"nonce": nonce}, **kwargs)
        return answer

    def get_oauth2_adapter(self, request: HttpRequest) -> VneidClient:
        return VneidClient(request, self.app.provider_id)

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data.get("TechID") or "missing").upper()

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        self.said = data
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        return []


provider_classes = [VneidProvider]
