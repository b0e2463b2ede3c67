"""The identity token, right or, as the switches ask, wrong."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Any

from pretend.partner import Switch
from pretend.vneid.keys import Keys, new_key, sign

LIFETIME_SECONDS = 300
SWITCHES = (
    Switch("expired", "Thẻ định danh đã hết hạn"),
    Switch("wrong_nonce", "Sai nonce"),
    Switch("wrong_audience", "Cấp cho ứng dụng khác"),
    Switch("wrong_issuer", "Do nơi khác cấp"),
    Switch("wrong_key", "Ký bằng khóa lạ"),
    Switch("no_tech_id", "Thiếu TechID"),
    Switch("other_person", "Thông tin tài khoản của người khác"),
)


def id_token(granted: dict[str, Any], *, issuer: str, keys: Keys, wrong: Callable[[str], bool]) -> str:
    """What ``granted`` (a redeemed code) entitles to; ``wrong`` says which switches are on."""
    moment = int(time.time())
    if wrong("expired"):
        moment -= 2 * LIFETIME_SECONDS
    claims = {
        **granted["claims"],
        "iss": f"{issuer}/khac" if wrong("wrong_issuer") else issuer,
        "aud": "ung-dung-khac" if wrong("wrong_audience") else granted["client_id"],
        "nonce": secrets.token_urlsafe() if wrong("wrong_nonce") else granted["nonce"],
        "acr": granted["acr"],
        "sid": granted["sid"],
        "jti": secrets.token_urlsafe(12),
        "iat": moment,
        "auth_time": moment,
        "exp": moment + LIFETIME_SECONDS,
    }
    key = keys.current()
    if wrong("wrong_key"):
        return sign(claims, new_key(str(key.get("alg"))), kid=str(key.kid))
    return sign(claims, key)
