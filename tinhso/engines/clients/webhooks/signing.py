"""Signatures as the Standard Webhooks specification has them, so that receivers find a library for them.

Signed is ``<id>.<seconds>.<body>`` with HMAC-SHA256; the header holds ``v1,<base64>`` for each secret that is valid,
parted by a blank. A secret is written ``whsec_<base64>``.
"""

from __future__ import annotations

import hmac
import secrets as random
from base64 import b64decode, b64encode
from datetime import datetime

SECRET = "whsec_"


def new_secret() -> str:
    return SECRET + b64encode(random.token_bytes(32)).decode()


def headers(event: str, body: bytes, secrets: list[str], *, at: datetime) -> dict[str, str]:
    """The three headers of a delivery."""
    seconds = int(at.timestamp())
    signed = f"{event}.{seconds}.".encode() + body
    made = [b64encode(hmac.digest(_key(secret), signed, "sha256")).decode() for secret in secrets]
    return {
        "webhook-id": event,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(f"v1,{one}" for one in made),
    }


def _key(secret: str) -> bytes:
    return b64decode(secret.removeprefix(SECRET))
