"""A webhook was believed: keep it, once, and have the worker read it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import transaction

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.base.sealing import seal, unseal
from tinhso.engines.adapters import api as adapters
from tinhso.engines.adapters.api import Untrusted
from tinhso.systems.feedback.channels.hearing import conversation_with, hear
from tinhso.systems.feedback.channels.keys import PURPOSE
from tinhso.systems.feedback.channels.zalo.notices import FOLLOW, Notice, read_notice
from tinhso.systems.feedback.channels.zalo.pictures import fetched
from tinhso.systems.feedback.models import Account, Arrival, Keys

Taken = {"error": 0}


def keys_of(address: str) -> Keys | None:
    """The keys of an open Zalo account."""
    rows = Keys.objects.select_related("account").filter(account__channel=Account.Channel.ZALO, account__is_open=True)
    return rows.filter(account__address=address).first()


def take(account: Account, body: bytes, said: dict[str, Any]) -> None:
    """Keep a webhook to be read. Raises Untrusted if it is of another account, AlreadyDone for a changed repetition."""
    notice = read_notice(said)
    if notice.account and notice.account != account.address:
        raise Untrusted("forged")  # signed for another account: its secret is not this one's, unless they are shared

    def keep() -> dict[str, Any]:
        made = Arrival.objects.create(account=account, sealed=seal(body.decode("utf-8", "replace"), PURPOSE))
        read_webhook.later(arrival=str(made.pk))
        return Taken

    adapters.receive("zalo", f"{account.pk}:{notice.key}"[:120], adapters.digest(_same_each_time(said)), keep)


def _same_each_time(said: dict[str, Any]) -> bytes:
    """What a repetition has in common with the first try, whenever and in whatever order it is sent."""
    lasting = {name: value for name, value in said.items() if name != "timestamp"}
    return json.dumps(lasting, sort_keys=True, ensure_ascii=False).encode()


@job(retry=3)
def read_webhook(arrival: str) -> None:
    """Read a webhook that was kept, once. What it shows is fetched before anything is locked."""
    found = Arrival.objects.select_related("account__office").get(pk=UUID(arrival))
    if found.read_at is not None:
        return
    notice = read_notice_of(found)
    said = fetched(notice) if notice.heard else None
    with transaction.atomic():
        found = Arrival.objects.select_for_update(of=("self",)).select_related("account__office").get(pk=found.pk)
        if found.read_at is not None:
            return
        if said is not None:
            hear(found.account, said)
        elif notice.peer and notice.event in FOLLOW:
            _follow(found.account, notice)
        found.outcome = "heard" if said is not None else notice.event[:20] or "ignored"
        found.read_at, found.sealed = clock.now(), ""
        found.save(update_fields=["outcome", "read_at", "sealed"])


def read_notice_of(found: Arrival) -> Notice:
    """What a kept webhook says; numbers of any length are exact."""
    return read_notice(json.loads(unseal(found.sealed, PURPOSE)))


def _follow(account: Account, notice: Notice) -> None:
    """Somebody follows the account, or no longer: then Zalo delivers nothing to them."""
    talk = conversation_with(account, notice.peer)
    talk.is_following = FOLLOW[notice.event]
    talk.save(update_fields=["is_following"])
