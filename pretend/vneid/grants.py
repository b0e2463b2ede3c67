"""Authorization codes (RFC 6749 §4.1) with PKCE (RFC 7636): used once, within a minute, by whom they were for."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping
from typing import Any

from pretend.store import Store

CODE_SECONDS = 60
ACCESS_SECONDS = 300


def give_code(store: Store, asked: Mapping[str, str], **granted: Any) -> str:
    """A code for what was asked; ``granted`` is told with the tokens."""
    code = secrets.token_urlsafe(24)
    names = ("client_id", "redirect_uri", "nonce", "code_challenge", "code_challenge_method")
    store.put("code", code, {name: asked.get(name, "") for name in names} | granted | {"until": _in(CODE_SECONDS)})
    return code


def redeem(store: Store, form: Mapping[str, str]) -> dict[str, Any] | None:
    """What the code stands for, once; None if it is unknown, used, late, another's or its verifier is wrong."""
    granted: dict[str, Any] | None = store.take("code", form.get("code", ""))
    if granted is None or granted["until"] < time.time():
        return None
    same = all(granted[name] == form.get(name, "") for name in ("client_id", "redirect_uri"))
    return granted if same and _verified(granted, form.get("code_verifier", "")) else None


def give_access(store: Store, claims: Mapping[str, str]) -> str:
    token = secrets.token_urlsafe(24)
    store.put("access", token, {"claims": dict(claims), "until": _in(ACCESS_SECONDS)})
    return token


def read_access(store: Store, header: str) -> dict[str, str] | None:
    """The claims behind ``Bearer …``; None if the token is unknown or late."""
    found = store.get("access", header.removeprefix("Bearer "))
    return found["claims"] if found and found["until"] > time.time() else None


def _verified(granted: Mapping[str, str], verifier: str) -> bool:
    if granted["code_challenge_method"] != "S256":
        return False
    digest = hashlib.sha256(verifier.encode()).digest()
    made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return hmac.compare_digest(made, granted["code_challenge"])


def _in(seconds: int) -> float:
    return time.time() + seconds
