"""What other servers have for us: the state of what we sent there, and reports that are our matter."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import isfinite
from typing import Any
from uuid import uuid5

from django.db import transaction
from django.utils.dateparse import parse_datetime

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.jobs import job
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.cases.models import Channel
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Category, Forwarding, Peer, Report
from tinhso.systems.feedback.open311.handing_on import OUTBOX, server_of
from tinhso.systems.feedback.reporting import Story, report

WHY = "reports are exchanged with another server"
OVERLAP = timedelta(hours=1)  # asked for again each time: clocks differ, and the second time finds the first


@job(every="*/10 * * * *", once=True, queue="partners")
def ask_peers() -> None:
    """Every ten minutes: ask each open server; one that does not answer is asked again the next time."""
    for peer in Peer.objects.filter(is_open=True):
        ask_peer.later(code=peer.code)


@job(queue="partners")
def ask_peer(code: str) -> None:
    """One server: what became of ours, then what is new there."""
    peer = Peer.objects.select_related("fetches_into").get(code=code)
    try:
        follow(peer)
        if peer.fetches_into is not None:
            fetch(peer, peer.fetches_into)
    except adapters.NotDelivered:
        return  # the page of connections says so: the line is checked by itself


def follow(peer: Peer) -> int:
    """Write down what became of each report that was taken there and is not closed; how many were asked for."""
    with access.without_walls(WHY):
        waiting = list(Forwarding.objects.filter(peer=peer).exclude(status="closed").order_by("at"))
        taken = adapters.delivery_states(OUTBOX, [str(each.pk) for each in waiting])
        server = server_of(peer)
        for each in waiting:
            sent = taken.get(str(each.pk))
            each.reference = each.reference or (str(sent.receipt.get("service_request_id", "")) if sent else "")
            if each.reference and (row := server.request(each.reference)):
                each.status, each.notes = str(row.get("status", ""))[:20], nfc(str(row.get("status_notes") or ""))
            each.asked_at = clock.now()
            each.save(update_fields=["reference", "status", "notes", "asked_at"])
    return len(waiting)


def fetch(peer: Peer, category: Category) -> int:
    """Take in the reports that are new there, each once; how many there were. Raises NotDelivered."""
    now = clock.now()
    since = (peer.fetched_to or now - timedelta(days=1)) - OVERLAP
    rows = server_of(peer).requests(start_date=since.isoformat(timespec="seconds"), status="open")
    made = sum(take_in(peer, category, row) for row in rows)
    peer.fetched_to = now
    peer.save(update_fields=["fetched_to"])
    return made


def take_in(peer: Peer, category: Category, row: dict[str, Any]) -> bool:
    """One row as a report of ours; False if it is known, was ours, or says too little to be one."""
    reference = str(row.get("service_request_id") or "")
    key = uuid5(peer.pk, reference)
    with access.without_walls(WHY), transaction.atomic():
        ours = Forwarding.objects.filter(peer=peer, reference=reference).exists()
        if not reference or ours or Report.objects.filter(pk=key).exists():
            return False
        story = Story(
            category=category,
            text=str(row.get("description") or ""),
            place=str(row.get("address") or ""),
            lat=_degree(row.get("lat"), 90),
            lng=_degree(row.get("long"), 180),
            happened_at=_moment(row.get("requested_datetime")),
        )
        guest = new_guest(name=peer.name)
        try:
            with transaction.atomic(), access.reading_as(actor_of(guest.reporter)):
                report(story, reporter=guest.reporter, by=PLATFORM, channel=Channel.PARTNER, case_id=key,
                       reference=f"{peer.code}:{reference}"[:80])  # fmt: skip
        except Refused:
            transaction.set_rollback(True)
            return False
    return True


def _degree(value: object, most: int) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) <= most else None


def _moment(value: object) -> datetime | None:
    try:
        found = parse_datetime(str(value))
    except ValueError:
        return None
    return found if found and found.tzinfo else None
