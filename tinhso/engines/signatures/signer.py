"""pyHanko's signer over our key store."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto import pem
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tinhso.engines.signatures.authority import authority
from tinhso.engines.signatures.keys import key_store
from tinhso.engines.signatures.models import Certificate


class KeyStoreSigner(Signer):  # type: ignore[misc,unused-ignore]
    """Signs with the key of a certificate, wherever the key is; the key is never loaded anew."""

    def __init__(self, certificate: asn1.Certificate, key: str) -> None:
        chain = SimpleCertificateStore.from_certs([in_asn1(authority().issuing), in_asn1(authority().root)])
        super().__init__(signing_cert=certificate, cert_registry=chain)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return b"\0" * 72 if dry_run else key_store().sign(self._key, data, digest_algorithm)


class TimedSigner(PdfSigner):  # type: ignore[misc,unused-ignore]
    """Writes the province's time into the signature, also when the demonstration lives at another."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def signer_for(certificate: Certificate) -> KeyStoreSigner:
    return _signer(certificate.pem, certificate.key)


@lru_cache(maxsize=256)
def _signer(text: str, key: str) -> KeyStoreSigner:
    return KeyStoreSigner(asn1.Certificate.load(pem.unarmor(text.encode())[2]), key)


def in_asn1(certificate: x509.Certificate) -> asn1.Certificate:
    loaded: asn1.Certificate = asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    return loaded
