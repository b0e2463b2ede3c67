"""Whom we believe: the demonstration's root, the roots put into the folder, and what has been revoked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import httpx
from asn1crypto import crl, pem
from asn1crypto import x509 as asn1
from django.conf import settings
from pyhanko_certvalidator import ValidationContext

from tinhso.base import clock
from tinhso.engines.signatures.authority import authority
from tinhso.engines.signatures.models import Revocation
from tinhso.engines.signatures.signer import in_asn1


def context(moment: datetime) -> ValidationContext:
    """Paths to a trusted root as they were at ``moment``, with all that has been revoked until now."""
    return ValidationContext(
        trust_roots=[in_asn1(authority().root), *_configured()],
        other_certs=[in_asn1(authority().issuing)],
        crls=[crl.CertificateList.load(each) for each in revocation_lists()],
        moment=moment,
        revocation_mode="soft-fail",  # other authorities' lists are not fetched while somebody waits
        retroactive_revinfo=True,
        allow_fetching=False,
    )


def revocation_lists() -> list[bytes]:
    """The demonstration authority's lists of this moment, as DER: the root's, then the issuing authority's."""
    rows = Revocation.objects.order_by("at").values_list("certificate__serial", "at", "reason")
    return authority().revocation_lists([(int(serial, 16), at, reason) for serial, at, reason in rows], clock.now())


def learn_pretend_root() -> None:
    """In a demonstration the pretend time stamping authority is believed; nowhere else is a root ever fetched."""
    note = _folder() / "pretend.pem"
    if not settings.ENV.pretend_url or f"{settings.ENV.pretend_url}/tsa" != settings.TSA_URL or note.exists():
        return
    try:
        answer = httpx.get(f"{settings.TSA_URL}/root.pem", timeout=4.0).raise_for_status()
    except httpx.HTTPError:
        return  # the time stamp itself will fail too, and says why
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_bytes(answer.content)


def _configured() -> list[asn1.Certificate]:
    found = []
    for file in sorted(_folder().glob("*.pem")):
        found += [asn1.Certificate.load(der) for _kind, _headers, der in pem.unarmor(file.read_bytes(), multiple=True)]
    return found


def _folder() -> Path:
    return Path(settings.SIGNATURES_ROOT) / "roots"
