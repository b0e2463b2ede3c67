"""What a signature looks like on the page (Decree 30/2020, appendix I, part II.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.typesetting import Place, typeset
from tinhso.engines.signatures.models import Certificate

MM = 72 / 25.4


class Look(models.TextChoices):
    """``CORNER`` is the text without a picture on a separate attachment and on electronic copies."""

    SIGNER = "signer", _("signature")
    SEAL = "seal", _("seal")
    CORNER = "corner", _("text in the corner")


SIZES = {Look.SIGNER: (62 * MM, 21 * MM), Look.SEAL: (36 * MM, 36 * MM), Look.CORNER: (70 * MM, 16 * MM)}


@dataclass(frozen=True)
class Stamp:
    """A look on a page (from 0) with its lower left corner at ``x``, ``y`` in PDF points."""

    look: Look
    page: int
    x: float
    y: float
    text: str = ""  # what CORNER says before the time: number and symbol, or the form of the copy

    @property
    def box(self) -> tuple[int, int, int, int]:
        width, height = SIZES[self.look]
        return round(self.x), round(self.y), round(self.x + width), round(self.y + height)


def signer_stamp(place: Place) -> Stamp:
    """The signer's stamp, hanging from the middle of the space that the template left for it."""
    width, height = SIZES[Look.SIGNER]
    return Stamp(Look.SIGNER, place.page, place.x - width / 2, place.y - height)


def seal_stamp(place: Place, *, beside_signer: bool) -> Stamp:
    """The seal: over the left third of the signer's stamp, or alone in the middle of the space."""
    width = SIZES[Look.SEAL][0]
    signer = SIZES[Look.SIGNER][0]
    right = place.x - signer / 2 + signer / 3 if beside_signer else place.x + width / 2
    return Stamp(Look.SEAL, place.page, right - width, place.y - (28 if beside_signer else 36) * MM)


def corner_stamp(text: str = "", *, page_width: float = 210 * MM, page_height: float = 297 * MM) -> Stamp:
    """Top right of the first page."""
    width, height = SIZES[Look.CORNER]
    return Stamp(Look.CORNER, 0, page_width - width - 10 * MM, page_height - height - 6 * MM, text)


def drawn(stamp: Stamp, certificate: Certificate, at: datetime) -> bytes:
    """The stamp as a PDF page without ground; the time as ISO 8601 with the zone, as the decree asks."""
    width, height = SIZES[stamp.look]
    data = {
        "look": stamp.look.value,
        "width": width,
        "height": height,
        "name": certificate.person.party.name if certificate.person else certificate.office.name,
        "title": certificate.position.title if certificate.position else "",
        "office": certificate.office.name,
        "text": stamp.text,
        "time": clock.local(at).isoformat(timespec="seconds"),
    }
    return typeset("engines/signatures/typst/stamp.typ", data, at=at).pdf
