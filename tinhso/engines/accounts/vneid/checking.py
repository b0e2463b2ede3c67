"""Can VNeID be used? For ``./run doctor`` and the page of adapters."""

from __future__ import annotations

from typing import Any

import requests
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.engines.adapters.api import Adapter

NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


class VneidLine(Adapter):
    """The line to VNeID; people are sent there by their browsers, so it delivers nothing itself."""

    code = "vneid"
    name = gettext_lazy("VNeID")
    timeout = float(settings.SOCIALACCOUNT_REQUESTS_TIMEOUT)

    def check(self) -> list[str]:
        provider: Any = settings.SOCIALACCOUNT_PROVIDERS["vneid"]
        address: str = provider["APPS"][0]["settings"]["server_url"]
        if not address.startswith("http"):
            return [_("No address of VNeID is set. Set TINHSO_VNEID_URL.")]
        try:
            answer = requests.get(f"{address}/.well-known/openid-configuration", timeout=self.timeout)
            answer.raise_for_status()
            said = answer.json()
        except (requests.RequestException, ValueError):
            return [
                _("VNeID does not answer at %(address)s. Check TINHSO_VNEID_URL and the network.")
                % {"address": address}
            ]
        missing = [name for name in NEEDED if name not in said]
        return [_("VNeID does not say where its %(names)s is.") % {"names": ", ".join(missing)}] if missing else []


ADAPTERS = (VneidLine(),)
