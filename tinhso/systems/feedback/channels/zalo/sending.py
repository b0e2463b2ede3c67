"""Answers over Zalo: a message of the official account to one who wrote to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import clock
from tinhso.base.sealing import unseal
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected, delivery_states
from tinhso.systems.feedback.channels.keys import PURPOSE
from tinhso.systems.feedback.channels.zalo.tokens import renew_tokens
from tinhso.systems.feedback.models import Account, Keys, Utterance

EXPIRED = (-216, -124)  # of the access token
FINAL = {
    -201: gettext_lazy("Zalo refuses the message."),
    -213: gettext_lazy("The person does not follow the account. Zalo does not deliver to them."),
    -217: gettext_lazy("The person has blocked the account."),
    -230: gettext_lazy("The person has not written for more than seven days. Zalo does not deliver any more."),
}


class Zalo(Adapter):
    """Sends what is said in a conversation through the Zalo account at which the person wrote."""

    code = "zalo"
    name = gettext_lazy("Zalo official accounts")
    timeout = 8.0

    def check(self) -> list[str]:
        """One sentence for each account that cannot speak; one call to Zalo for the first that can."""
        accounts = Account.objects.filter(channel=Account.Channel.ZALO, is_open=True).select_related("keys")
        troubles, sound = [], None
        for account in accounts:
            keys = getattr(account, "keys", None)
            if keys is None:
                troubles.append(_("%(account)s has no keys yet.") % {"account": account.name})
            elif keys.problem:
                troubles.append(_("%(account)s: Zalo says “%(why)s”.") % {"account": account.name, "why": keys.problem})
            elif keys.good_until is None or keys.good_until < clock.now():
                troubles.append(_("The token of %(account)s has expired.") % {"account": account.name})
            else:
                sound = sound or keys
        if sound is not None:
            try:
                self._ask("GET", "v2.0/oa/getoa", sound.secret("access_token"))
            except NotDelivered as error:
                troubles.append(str(error))
        return troubles

    def prepare(self, kind: str, payload: Payload) -> Payload:
        """Text, recipient, token. A token that has ended is renewed by a job; this waits for the next try."""
        said = Utterance.objects.select_related("conversation__account").get(pk=UUID(payload["utterance"]))
        talk = said.conversation
        keys = Keys.objects.filter(account=talk.account).first()
        if keys is None:
            raise NotDelivered(_("%(account)s has no keys yet.") % {"account": talk.account.name})
        to = unseal(talk.sealed_peer, PURPOSE)
        return {"to": to, "text": said.text, "token": "" if _has_ended(keys, said) else keys.secret("access_token"),
                "account": keys.pk}  # fmt: skip

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        if not payload["to"]:
            raise Rejected(_("The person's address is not kept any more."))
        if not payload["token"]:
            raise NotDelivered(_("The token is being renewed."))
        message = {"recipient": {"user_id": payload["to"]}, "message": {"text": payload["text"]}}
        said = self._ask("POST", "v3.0/oa/message/cs", payload["token"], message | {"tracking_id": key})
        return {"message_id": str(said.get("data", {}).get("message_id", ""))}

    def _ask(self, method: str, path: str, token: str, data: Payload | None = None) -> dict[str, Any]:
        """Zalo's answer; its errors come with HTTP 200. Raises Rejected or NotDelivered."""
        url = settings.PARTNERS[self.code][0] or "https://openapi.zalo.me"
        try:
            answer = httpx.request(
                method, f"{url}/{path}", json=data, headers={"access_token": token}, timeout=self.timeout - 1
            )  # fmt: skip
            said = answer.json()
            error = int(said["error"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as failed:
            raise NotDelivered(_("Zalo did not answer (%(why)s).") % {"why": type(failed).__name__}) from failed
        if error == 0:
            return dict(said)
        if error in FINAL:
            raise Rejected(f"{FINAL[error]} ({error})")
        if error in EXPIRED:
            raise NotDelivered(_("The token has expired (%(code)s).") % {"code": error})
        raise NotDelivered(_("Zalo answered with error %(code)s.") % {"code": error})


def _has_ended(keys: Keys, said: Utterance) -> bool:
    """Whether the token ended by the clock, or Zalo said so at the last try; then a job renews it."""
    before = delivery_states("zalo", [str(said.pk)]).get(str(said.pk))
    told = before is not None and any(f"({code})" in before.last_error for code in EXPIRED)
    fresh = keys.renewed_at is not None and before is not None and keys.renewed_at > before.created_at
    if (told and not fresh) or keys.good_until is None or keys.good_until <= clock.now():
        renew_tokens.later(account=keys.pk)
        return True
    return False
