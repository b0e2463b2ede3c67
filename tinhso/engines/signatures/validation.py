"""Looking at the signatures in a PDF: whose, when, still whole, still believed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import x509 as asn1
from django.utils.translation import gettext_lazy as _
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.signatures.trust import context

_HARMLESS = {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING}


@dataclass(frozen=True)
class SignatureReport:
    """What is known of one signature."""

    signer: str
    title: str
    office: str
    serial: str
    at: datetime | None  # the time stamp's, otherwise what the signer says
    time_stamped: bool  # by a trusted authority
    intact: bool  # what was signed is unchanged, and the signature is this key's
    trusted: bool  # the certificate leads to a root that we believe, and was valid
    revoked: bool
    whole: bool  # the signature covers the file as it was when it was signed
    modified: bool  # more was added after it than further signatures and time stamps

    @property
    def is_valid(self) -> bool:
        """The one answer."""
        return self.intact and self.trusted and self.whole and not self.modified and not self.revoked


def validate_pdf(pdf: bytes) -> list[SignatureReport]:
    """A report on each signature in order; empty for an unsigned PDF. Raises Refused for what is no PDF."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        signatures = list(reader.embedded_regular_signatures)
        times = _document_times(reader)
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_("This is not a PDF that can be read."), field="file") from error
    return [_report(each, times) for each in signatures]


def _document_times(reader: PdfFileReader) -> list[tuple[int, datetime]]:
    """Valid time stamps over the whole document: the revision they closed, and their time."""
    found = []
    for each in reader.embedded_timestamp_signatures:
        try:
            status = validate_pdf_timestamp(each, context(_now()))
        except (SignatureValidationError, SigningError, ValueError):
            continue
        if status.intact and status.valid and status.trusted:
            found.append((each.signed_revision, status.timestamp))
    return found


def _report(signature: EmbeddedPdfSignature, times: list[tuple[int, datetime]]) -> SignatureReport:
    try:
        status = validate_pdf_signature(signature, context(_now()))
        proof = _proof(signature, status, times)
        if proof and not status.trusted:
            # Revoked or expired since: what counts is the moment at which it is proven to have existed.
            status = validate_pdf_signature(signature, context(proof))
    except (SignatureValidationError, SigningError, PdfError, ValueError, KeyError, TypeError) as error:
        return _unreadable(signature, error)
    own = status.timestamp_validity
    return SignatureReport(
        **_holder(status.signing_cert),
        at=proof or status.signer_reported_dt,
        time_stamped=proof is not None,
        intact=bool(status.intact and status.valid and (own is None or (own.intact and own.valid))),
        trusted=bool(status.trusted),
        revoked=bool(status.revoked),
        whole=status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION),
        modified=status.modification_level not in _HARMLESS or status.docmdp_ok is False,
    )


def _now() -> datetime:
    """Lists of revocations count whole seconds: what was revoked in this very second is revoked."""
    return clock.now() + timedelta(seconds=1)


def _proof(
    signature: EmbeddedPdfSignature, status: PdfSignatureStatus, times: list[tuple[int, datetime]]
) -> datetime | None:
    """The earliest trusted time at which this signature is proven to have existed."""
    own = status.timestamp_validity
    proven = [at for revision, at in times if revision > signature.signed_revision]
    if own is not None and own.intact and own.valid and own.trusted:
        proven.append(own.timestamp)
    return min(proven, default=None)


def _unreadable(signature: EmbeddedPdfSignature, error: Exception) -> SignatureReport:
    return SignatureReport(
        **_holder(signature.signer_cert), at=None, time_stamped=False, intact=False, trusted=False, revoked=False,
        whole=False, modified=True,
    )  # fmt: skip


def _holder(certificate: asn1.Certificate) -> dict[str, str]:
    name = certificate.subject.native
    return {
        "signer": str(name.get("common_name", "")),
        "title": str(name.get("title", "")),
        "office": str(name.get("organization_name", "")),
        "serial": f"{certificate.serial_number:x}",
    }
