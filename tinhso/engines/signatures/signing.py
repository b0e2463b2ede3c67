"""Signing a PDF: PAdES B-T (ETSI EN 319 142-1), with a stamp on the page and a time stamp of a third party."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfTimeStamper
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.stamp import StaticStampStyle

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.engines.signatures.models import Certificate
from tinhso.engines.signatures.signer import TimedSigner, signer_for
from tinhso.engines.signatures.stamps import Stamp, drawn
from tinhso.engines.signatures.timestamps import NoTimeStamp, stamper

RESERVED = 2 * 16_384  # hexadecimal digits kept free for the signature; asking pyHanko to guess signs twice


@dataclass(frozen=True)
class Signed:
    """The signed document; ``time_stamped`` is false when the authority was down: see ``add_time_stamp``."""

    pdf: bytes
    time_stamped: bool


def sign_pdf(pdf: bytes, *, certificate: Certificate, stamp: Stamp, reason: str = "") -> bytes:
    """``pdf`` with one more signature; what ``sign`` makes, for callers who need no more."""
    return sign(pdf, certificate=certificate, stamp=stamp, reason=reason).pdf


def sign(pdf: bytes, *, certificate: Certificate, stamp: Stamp, reason: str = "") -> Signed:
    """``pdf`` with one more signature; earlier ones stay valid. Without a time stamp when its authority is down.

    Raises Refused for a revoked or expired certificate and for content that is no PDF.
    """
    now = clock.now()
    if not Certificate.objects.usable(now).filter(pk=certificate.pk).exists():
        raise Refused(_("This certificate is revoked or has expired, so it cannot sign."))
    with tempfile.NamedTemporaryFile(suffix=".pdf") as page:
        page.write(drawn(stamp, certificate, now))
        page.flush()
        try:
            return Signed(_apply(pdf, certificate, stamp, reason, page.name, stamper()), time_stamped=True)
        except NoTimeStamp:
            return Signed(_apply(pdf, certificate, stamp, reason, page.name, None), time_stamped=False)


def add_time_stamp(pdf: bytes) -> bytes:
    """Stamp the time of the whole document, for one that was signed while the authority was down.

    Raises NoTimeStamp when it still is.
    """
    out = io.BytesIO()
    PdfTimeStamper(stamper(), field_name=f"T{uuid7().hex}").timestamp_pdf(
        _writer(pdf), "sha256", bytes_reserved=RESERVED, output=out
    )
    return out.getvalue()


def _apply(
    pdf: bytes, certificate: Certificate, stamp: Stamp, reason: str, page: str, time: TimeStamper | None
) -> bytes:
    name = f"S{uuid7().hex}"
    about = PdfSignatureMetadata(
        field_name=name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason or None,
        location=certificate.office.name,
        name=certificate.person.party.name if certificate.person else certificate.office.name,
    )
    style = StaticStampStyle.from_pdf_file(page, border_width=0)
    field = SigFieldSpec(name, on_page=stamp.page, box=stamp.box)
    signer = TimedSigner(about, signer_for(certificate), timestamper=time, stamp_style=style, new_field_spec=field)
    signer.at = clock.local(clock.now())
    out = io.BytesIO()
    signer.sign_pdf(_writer(pdf), bytes_reserved=RESERVED, output=out)
    return out.getvalue()


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        return IncrementalPdfFileWriter(io.BytesIO(pdf))
    except (PdfError, ValueError) as error:
        raise Refused(_("This is not a PDF that can be signed."), field="file") from error
