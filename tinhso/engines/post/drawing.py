"""Labels and manifests as PDF. They are working papers: neither numbered in a book nor signed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse

from tinhso.base import clock
from tinhso.base.code128 import barcode_svg
from tinhso.base.typesetting import typeset
from tinhso.engines.directory import api as directory
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.manifested import Manifest
from tinhso.engines.post.stages import Direction

_HERE = "engines/post/typst/"


def labels(consignments: Iterable[Consignment]) -> bytes:
    """Four A6 labels on a sheet of A4, in the order given."""
    return typeset(_HERE + "labels.typ", {"labels": [_label(each) for each in consignments]}, at=clock.now()).pdf


def manifest_sheet(manifest: Manifest, consignments: Iterable[Consignment]) -> bytes:
    """The list that both sign, with a QR code of its page."""
    address = settings.BASE_URL + reverse("post:manifest", args=[manifest.pk])
    data = {
        "number": str(manifest),
        "office": manifest.office.name,
        "carrier": manifest.carrier.name,
        "made_at": clock.local(manifest.made_at).isoformat(timespec="minutes"),
        "gave": directory.name_of_subject(manifest.made_by),
        "took": directory.name_of_subject(manifest.confirmed_by) if manifest.confirmed_by else "",
        "note": manifest.note,
        "qr": segno.make(address, error="m").svg_inline(border=0),
        "rows": [
            {
                "code": each.code,
                "name": each.name,
                "address": each.whole_address,
                "cod": each.cod,
                "missing": each.code in manifest.missing,
            }
            for each in consignments
        ],
    }
    return typeset(_HERE + "manifest.typ", data, at=manifest.made_at).pdf


def _label(each: Consignment) -> dict[str, Any]:
    home = {
        "name": each.name,
        "phone": each.shown_phone,
        "address": each.address,
        "area": each.area.line,
        "before": each.before.line if each.before else "",
    }
    desk = {"name": each.office.name, "phone": each.office.phone, "address": each.office.address or _top(each)}
    inward = each.direction == Direction.IN
    return {
        "code": each.code,
        "barcode": barcode_svg(each.code),
        "carrier": each.carrier.name,
        "reference": each.reference,
        "cod": each.cod,
        "inward": inward,
        "from": home if inward else desk,
        "to": desk if inward else home,
    }


def _top(each: Consignment) -> str:
    """Where a desk sits that has no address of its own: the agency it belongs to."""
    parent = each.office.parent
    return (parent.address or parent.name) if parent else ""
