"""The receivers of events as one adapter, each with a line of its own."""

from __future__ import annotations

import json
from uuid import UUID

import httpx
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import clock
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected
from tinhso.engines.clients.models import Webhook
from tinhso.engines.clients.webhooks import guarding, signing

CODE = "webhook"
SECONDS = 10.0
MOST_READ = 500  # characters of what a receiver says


class Webhooks(Adapter):
    """Posts one event as a CloudEvent, signed. The receiver knows a repetition by ``webhook-id``."""

    code = CODE
    name = gettext_lazy("Receivers of events (webhooks)")
    timeout = SECONDS + 5
    attempts = 40  # from the tenth on one an hour: more than a day

    def check(self) -> list[str]:
        """Receivers are others' programs; whoever keeps them sees their troubles on their own page."""
        return []

    def prepare(self, kind: str, payload: Payload) -> Payload:
        """The address and secrets of this moment; they may have changed since it was put in the outbox."""
        hook = Webhook.objects.select_related("client").get(pk=UUID(payload["webhook"]))
        if hook.stopped_at is not None or not hook.client.is_valid(clock.today()):
            raise Rejected(_("The receiver is switched off."))
        return {"url": hook.url, "secrets": hook.secrets, "event": payload["event"]}

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        body = json.dumps(payload["event"], ensure_ascii=False, separators=(",", ":")).encode()
        signed = signing.headers(payload["event"]["id"], body, payload["secrets"], at=clock.now())
        status, said = call(payload["url"], body, signed)
        if status == httpx.codes.GONE:
            raise Rejected(_("The receiver says that it is gone (410)."))
        if not 200 <= status < 300:
            raise NotDelivered(_("The receiver answered %(status)s. %(said)s") % {"status": status, "said": said})
        return {"status": status}


def call(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    """The status and the beginning of the answer of a receiver; redirections are not followed."""
    to = guarding.target(url)
    address = guarding.resolved(to)
    where = f"[{address}]" if ":" in address else address
    sent = {
        **headers,
        "host": to.host if to.port in (80, 443) else f"{to.host}:{to.port}",
        "content-type": "application/cloudevents+json; charset=utf-8",
        "user-agent": "TinhSo-Webhook/1",
    }
    try:
        with (
            httpx.Client(timeout=SECONDS, trust_env=False, follow_redirects=False) as line,
            line.stream("POST", f"{to.scheme}://{where}:{to.port}{to.path}", content=body, headers=sent,
                        extensions={"sni_hostname": to.host}) as answer,
        ):  # fmt: skip
            said = next(answer.iter_text(MOST_READ), "")
    except httpx.TimeoutException:
        raise NotDelivered(_("No answer within %(seconds)g seconds.") % {"seconds": SECONDS}) from None
    except httpx.HTTPError as error:
        raise NotDelivered(str(error) or type(error).__name__) from None
    return answer.status_code, " ".join(said.split())[:200]


ADAPTERS = (Webhooks(),)
