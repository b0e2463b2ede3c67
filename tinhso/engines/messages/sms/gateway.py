"""The SMS gateway as an adapter: a brandname gateway with a token, over HTTP."""

from __future__ import annotations

from uuid import UUID

import httpx
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.engines.accounts.api import code_letter
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected
from tinhso.engines.messages.message import Message
from tinhso.engines.messages.recipients import recipient
from tinhso.engines.messages.sms.links import foreign_links
from tinhso.engines.messages.sms.wording import parts, worded

FINAL = {
    "02": gettext_lazy("The gateway does not know the brandname %(brand)s."),
    "03": gettext_lazy("The gateway does not send to this number."),
    "04": gettext_lazy("The gateway refuses the text."),
    "05": gettext_lazy("The gateway finds the text too long."),
}


class Sms(Adapter):
    """Sends a message's SMS, or a one-time code, through the gateway of ``TINHSO_SMS_URL``."""

    code = "sms"
    name = gettext_lazy("SMS gateway")
    timeout = 8.0

    def check(self) -> list[str]:
        url, key = settings.PARTNERS[self.code]
        if not url or not key:
            return [_("No SMS gateway is set: name it in TINHSO_SMS_URL and TINHSO_SMS_KEY.")]
        try:
            answer = self._ask("GET", "suc-khoe")
        except NotDelivered as error:
            return [str(error)]
        if settings.SMS_BRAND not in answer.get("brandnames", []):
            return [str(FINAL["02"]) % {"brand": settings.SMS_BRAND}]
        return []

    def prepare(self, kind: str, payload: Payload) -> Payload:
        """Number and text; a code that is too old is left out."""
        if kind == "code":
            letter = code_letter(UUID(payload["code"]))
            return {"to": letter.address, "text": worded(letter.text)} if letter else {"left_out": "too old"}
        message = Message.objects.get(pk=UUID(payload["message"]))
        whom = recipient(message.to)
        return {"to": whom.mobile if whom else "", "text": worded(message.sms)}

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        if "left_out" in payload:
            return payload
        if not payload["to"]:
            raise Rejected(_("The recipient has no mobile number any more."))
        if foreign_links(payload["text"]):
            raise Rejected(_("The SMS holds a link that is not the province's."))
        answer = self._ask(
            "POST",
            "tin-nhan",
            {
                "brandname": settings.SMS_BRAND,
                "phone": payload["to"].removeprefix("+"),
                "message": payload["text"],
                "request_id": key,
            },
        )
        return {"message_id": str(answer.get("message_id", "")), "parts": parts(payload["text"])}

    def _ask(self, method: str, path: str, data: Payload | None = None) -> Payload:
        """The gateway's answer. Raises Rejected for what it will never take, NotDelivered for anything else."""
        url, key = settings.PARTNERS[self.code]
        try:
            answer = httpx.request(
                method,
                f"{url}/{path}",
                json=data,
                headers={"Authorization": f"Bearer {key}"},
                timeout=self.timeout - 1,
            )
            said = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise NotDelivered(
                _("The SMS gateway did not answer (%(why)s).") % {"why": type(error).__name__}
            ) from error
        code = said.get("code") if isinstance(said, dict) else None
        if code == "00":
            return dict(said)
        if code in FINAL:
            raise Rejected(str(FINAL[code]) % {"brand": settings.SMS_BRAND})
        raise NotDelivered(_("The SMS gateway answered with error %(code)s.") % {"code": code or answer.status_code})
