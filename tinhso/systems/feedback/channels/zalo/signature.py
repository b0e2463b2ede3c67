"""Whether a webhook comes from Zalo: a digest over the raw bytes with the account's own secret.

``mac`` is SHA-256, not HMAC, of application, raw body, time stamp and secret. Everything that does not hold is refused,
also where no secret is set.
"""

from __future__ import annotations

import hmac
import json
import re
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from tinhso.base import clock
from tinhso.engines.adapters.api import Untrusted

HEADER = "X-ZEvent-Signature"
WINDOW = timedelta(
    hours=13
)  # Zalo repeats what was not answered for twelve hours, with the time stamp of the first try
AHEAD = timedelta(minutes=5)
_SHAPE = re.compile(r"mac=([0-9a-f]{64})")


def mac(app_id: str, body: bytes, timestamp: str, secret: str) -> str:
    """The digest that Zalo sends."""
    return sha256(app_id.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def verified(body: bytes, header: str, *, app_id: str, secret: str) -> dict[str, Any]:
    """What the webhook says. Raises Untrusted: unsigned, unreadable, forged or late."""
    found = _SHAPE.fullmatch(header.strip())
    if found is None or not secret or not app_id:
        raise Untrusted("unsigned")
    try:
        said = json.loads(body)
        timestamp = str(said["timestamp"])
        moment = datetime.fromtimestamp(int(timestamp) / 1000, tz=clock.HO_CHI_MINH)
    except (ValueError, KeyError, TypeError, OverflowError, OSError) as error:
        raise Untrusted("unreadable") from error
    if not hmac.compare_digest(mac(app_id, body, timestamp, secret), found[1]):
        raise Untrusted("forged")
    if not -AHEAD <= clock.now() - moment <= WINDOW:
        raise Untrusted("late")
    return dict(said)
