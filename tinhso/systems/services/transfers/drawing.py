"""A page of the hand-over book as PDF."""

from __future__ import annotations

from collections.abc import Sequence

import segno
from django.conf import settings
from django.urls import reverse

from tinhso.base import clock
from tinhso.base.typesetting import typeset
from tinhso.systems.services.models import PaperItem, PaperManifest


def manifest_sheet(manifest: PaperManifest, items: Sequence[PaperItem]) -> bytes:
    """What was handed by whom to whom when, with the taker's findings once there are any."""
    taken = manifest.confirmed_by
    data = {
        "number": str(manifest),
        "giver": manifest.giver.name,
        "taker": manifest.taker.name,
        "made_at": clock.local(manifest.made_at).isoformat(timespec="minutes"),
        "taken_at": clock.local(manifest.confirmed_at).isoformat(timespec="minutes") if manifest.confirmed_at else "",
        "gave": str(manifest.made_by.person or ""),
        "took": str(taken.person or "") if taken else "",
        "note": manifest.note,
        "qr": segno.make(settings.BASE_URL + reverse("services:transfer", args=[manifest.pk]), error="m").svg_inline(
            border=0
        ),
        "rows": [
            {
                "code": item.case.code,
                "title": item.case.title,
                "who": item.case.applicant.name if item.case.applicant else "",
                "papers": item.papers,
                "note": _found(item),
            }
            for item in items
        ],
    }
    return typeset("systems/services/papers/transfer.typ", data, at=manifest.made_at).pdf


def _found(item: PaperItem) -> str:
    if item.received is False:
        return f"Không có. {item.difference}".strip()
    return item.difference or ("Đủ" if item.received else "")
