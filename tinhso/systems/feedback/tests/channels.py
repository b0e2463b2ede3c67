"""Accounts of mail and Zalo, mails and webhooks, for tests of the channels."""

from __future__ import annotations

import json
from email.message import EmailMessage
from typing import Any

from django.test import Client

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.base.jobs import drain
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.files.tests.photographs import photograph
from tinhso.systems.feedback.channels.accounts import give_keys, open_account
from tinhso.systems.feedback.channels.mail.taking import take
from tinhso.systems.feedback.channels.making import make_report
from tinhso.systems.feedback.channels.zalo.signature import mac
from tinhso.systems.feedback.models import Account, Conversation, Report
from tinhso.systems.feedback.reporting import Story
from tinhso.systems.feedback.tests.world import World, _official

OA, APP, SECRET, USER = "4318657068771012345", "1016571012345", "khóa của OA", "7712345678901234567"
WORDS = "Đèn đường trước nhà văn hóa ấp 3 không sáng ba đêm nay."


def mail_account(world: World) -> Account:
    return open_account("email", "1022@tinh.example", name="1022 tỉnh", office=world.centre, by=PLATFORM)


def zalo_account(world: World, address: str = OA) -> Account:
    made = open_account("zalo", address, name="OA xã Bình Quới", office=world.commune, by=PLATFORM)
    give_keys(made, app_id=APP, webhook_secret=SECRET, app_secret="khóa ứng dụng", refresh_token="RT-1", by=PLATFORM)
    return made


def mail(text: str = WORDS, *, sender: str = "Lê Thị Bảy <bay@thu.example>", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = sender, "1022@tinh.example"
    made["Message-ID"] = headers.pop("number", "<1@thu.example>")
    made["Subject"] = headers.pop("subject", "Đèn hư")
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def receive(account: Account, *mails: EmailMessage | bytes) -> None:
    """Take mails and let the worker read them."""
    for each in mails:
        take(account, each if isinstance(each, bytes) else bytes(each))
    drain()


def talk() -> Conversation:
    return Conversation.objects.select_related("account", "reporter", "case").get()


def said_over_zalo(kind: str = "user_send_text", text: str = WORDS, **more: Any) -> dict[str, Any]:
    message = {"text": text, "msg_id": more.pop("msg_id", "m1"), **more.pop("message", {})}
    return {
        "app_id": APP, "event_name": kind, "sender": {"id": USER}, "recipient": {"id": OA}, "message": message,
        "timestamp": str(int(clock.now().timestamp() * 1000)), **more,
    }  # fmt: skip


def post_zalo(said: dict[str, Any] | bytes, *, header: str | None = None, secret: str = SECRET, oa: str = OA) -> Any:
    """Post a webhook as Zalo does; ``header`` in place of the right signature."""
    body = said if isinstance(said, bytes) else json.dumps(said, ensure_ascii=False).encode()
    stamp = str(json.loads(body)["timestamp"])
    sent = header if header is not None else f"mac={mac(APP, body, stamp, secret)}"
    head = {"X-ZEvent-Signature": sent} if sent else {}
    return Client().post(f"/phan-anh/kenh/zalo/{oa}/", body, content_type="application/json", headers=head)


def photo(longest: int = 640) -> bytes:
    """A JPEG as a phone makes it, with the place in it; another ``longest`` is another picture."""
    return photograph((longest, 480))


def clerk_of_commune(world: World) -> Actor:
    """Files for others at the commune's one-stop desk, and answers what comes to its account."""
    return directory.actor_for(_official("Ngô Thị Tư", world.commune, "clerk"))


def made(world: World, **more: Any) -> Report:
    """The report that the coordinator, or ``by``, makes of the only conversation; the listeners have run."""
    key, by = more.pop("key", None) or uuid7(), more.pop("by", None) or world.actor("coordinator")
    story = Story(**{"category": world.lamp, "text": WORDS, **more})
    report = make_report(talk().pk, story, key=key, by=by)
    drain()
    return report
