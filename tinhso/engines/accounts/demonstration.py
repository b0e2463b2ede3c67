"""The demonstration's passwords and codes; they open nothing elsewhere."""

from __future__ import annotations

import base64
import hashlib
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

PASSWORD = "tinh-so-trinh-dien"
PERIOD = 30


def is_on() -> bool:
    return bool(settings.ENV.demo)


def secret_of(username: str) -> str:
    """The fixed secret of a demonstration official's codes."""
    return base64.b32encode(hashlib.sha1(f"tinhso demonstration {username}".encode()).digest()).decode()


def code_now(username: str) -> str:
    """The six digits that this official's application would show now."""
    return str(format_hotp_value(hotp_value(secret_of(username), int(time.time()) // PERIOD)))
