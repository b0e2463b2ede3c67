"""Handing a report on to another Open311 server: through the outbox, once, tried again until it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.sealing import seal, unseal
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.adapters import api as adapters
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import Actor, record
from tinhso.systems.feedback.models import Category, Forwarding, Peer, Report
from tinhso.systems.feedback.open311.keys import RIGHT
from tinhso.systems.feedback.open311.speaking import Server
from tinhso.systems.feedback.reporting import tell

OUTBOX, PURPOSE = "open311", "feedback.peer"


@transaction.atomic
def put_peer(
    code: str,
    *,
    name: str,
    url: str,
    by: Actor,
    key: str = "",
    jurisdiction: str = "",
    services: Mapping[str, str] | None = None,
    fetches_into: Category | None = None,
    is_open: bool = True,
) -> Peer:
    """Know a server, or know it anew; ``services`` says which of our categories is which of its service codes.

    Without a ``key`` the one that is kept stays. One that is not ``is_open`` is neither written to nor asked.
    """
    by = access.require_at(by, RIGHT, access.scopes(by, RIGHT))
    if not nfc(name).strip():
        raise Refused(_("Give the server a name."), field="name")
    if urlsplit(url).scheme not in {"http", "https"}:
        raise Refused(_("The address begins with https:// and ends with /v2."), field="url")
    known = {
        "name": nfc(name).strip()[:160],
        "url": url.rstrip("/"),
        "jurisdiction": jurisdiction,
        "services": dict(services or {}),
        "fetches_into": fetches_into,
        "is_open": is_open,
    }
    if key:
        known["sealed_key"] = seal(key, PURPOSE)
    peer, _made = Peer.objects.update_or_create(code=code, defaults=known)
    record("feedback.peer_kept", on=peer, by=by)
    return peer


@transaction.atomic
def hand_on(report_id: UUID, *, to: Peer, by: Actor) -> Forwarding:
    """Send the report, without who reported it, to a server whose matter it is; here it goes on being handled.

    Raises Refused for a confidential one and for a category that the server does not know, AlreadyDone.
    """
    report = Report.objects.select_related("case__office", "category").get(pk=report_id)
    by = cases.require_competent(by, "cases.receive", report.case)
    if report.case.is_confidential:
        raise Refused(_("A confidential report is never handed on."))
    if service_at(to, report.category) is None:
        raise Refused(_("%(server)s has no service for this category.") % {"server": to.name}, field="to")
    forwarding, is_new = Forwarding.objects.get_or_create(case=report.case, peer=to)
    if not is_new:
        raise AlreadyDone(_("This report was sent there already."))
    key = str(forwarding.pk)
    adapters.post(OUTBOX, "report", {"forwarding": key}, key=key, about=report.pk)
    tell("feedback.handed_on", report.case, by=by, peer=to.code)
    return forwarding


def service_at(peer: Peer, category: Category) -> str | None:
    """What a category of ours, or its field, is called there."""
    known: dict[str, str] = peer.services
    return known.get(category.pk) or known.get(category.parent_id or "")


def servers_for(report_id: UUID) -> list[Peer]:
    """Where a report may still be sent: open servers that know its category and have not had it."""
    open_ones = list(Peer.objects.filter(is_open=True).exclude(forwardings__case=report_id).order_by("name"))
    if not open_ones:
        return []
    category = Report.objects.select_related("category").get(pk=report_id).category
    return [peer for peer in open_ones if service_at(peer, category) is not None]


def server_of(peer: Peer) -> Server:
    return Server(peer.url, peer.jurisdiction, unseal(peer.sealed_key, PURPOSE))


def forwardings_of(report: Report) -> list[tuple[Forwarding, str]]:
    """Where a report was sent, each with the words of its delivery; for the report's page."""
    found = list(Forwarding.objects.filter(case=report.pk).select_related("peer").order_by("at"))
    states = adapters.delivery_states(OUTBOX, [str(each.pk) for each in found])
    for each in found:
        if not each.reference and (sent := states.get(str(each.pk))):  # told at once, before the server is first asked
            each.reference = str((sent.receipt or {}).get("service_request_id") or "")
    return [(each, str(states[str(each.pk)].get_state_display()) if str(each.pk) in states else "") for each in found]


def peers() -> list[Peer]:
    """Every server that we know, those in use first."""
    return list(Peer.objects.select_related("fetches_into").order_by("-is_open", "name"))


def peer_with(code: str) -> Peer | None:
    return Peer.objects.filter(code=code).first()
