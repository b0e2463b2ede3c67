"""Signed notices between partners: a signature over time and content, accepted for a few minutes only.

The header reads ``t=<seconds>,v1=<signature>``; signed is ``<seconds>.<content>``. A copy within the window is
harmless because ``receive`` handles a message once.
"""

from __future__ import annotations

import hmac
import re
from datetime import datetime, timedelta
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from tinhso.base import clock

HEADER = "X-Signature"
WINDOW = timedelta(minutes=5)
_SHAPE = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{2,512})")
_ES256 = ec.ECDSA(hashes.SHA256())


class Untrusted(Exception):
    """The notice cannot be trusted; ``reason`` is a code: unsigned, forged or late."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def sign(content: bytes, key: bytes | ec.EllipticCurvePrivateKey, *, at: datetime | None = None) -> str:
    """The header for ``content``: HMAC-SHA256 with a shared key, ES256 with a private key on P-256."""
    seconds = int((at or clock.now()).timestamp())
    signed = _signed(seconds, content)
    made = hmac.digest(key, signed, "sha256") if isinstance(key, bytes) else key.sign(signed, _ES256)
    return f"t={seconds},v1={made.hex()}"


def verify(content: bytes, header: str, key: bytes | ec.EllipticCurvePublicKey) -> datetime:
    """The moment at which the notice was signed. Raises Untrusted."""
    found = _SHAPE.fullmatch(header)
    if found is None:
        raise Untrusted("unsigned")
    seconds, signature = int(found[1]), found[2]
    if not _holds(_signed(seconds, content), signature, key):
        raise Untrusted("forged")
    moment = datetime.fromtimestamp(seconds, tz=clock.HO_CHI_MINH)
    if abs(clock.now() - moment) > WINDOW:
        raise Untrusted("late")
    return moment


def digest(content: bytes) -> str:
    """The digest under which ``receive`` remembers a content."""
    return sha256(content).hexdigest()


def _signed(seconds: int, content: bytes) -> bytes:
    return str(seconds).encode() + b"." + content


def _holds(signed: bytes, signature: str, key: bytes | ec.EllipticCurvePublicKey) -> bool:
    if isinstance(key, bytes):
        return hmac.compare_digest(hmac.digest(key, signed, "sha256").hex(), signature)
    try:
        key.verify(bytes.fromhex(signature), signed, _ES256)
    except (InvalidSignature, ValueError):
        return False
    return True
