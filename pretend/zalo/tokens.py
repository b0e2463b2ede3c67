"""Tokens as Zalo gives them: an access token for 25 hours, a refresh token for one use, errors inside HTTP 200."""

from __future__ import annotations

import secrets
import time
from typing import Any

from pretend.messages import Request, Response, json
from pretend.partner import Partner
from pretend.zalo.webhooks import app_id, secret

LIVES = 90_000  # seconds


def first_refresh(partner: Partner, account: str) -> str:
    """The refresh token with which the demonstration begins; good while the account never had another."""
    return secret(partner, account, "refresh")


def renew(partner: Partner, request: Request) -> Response:
    """``POST /v4/oa/access_token``: a refresh token for a new pair."""
    given = request.form
    if partner.misbehaves("error_in_200"):
        return wrong(-14019, "Server error")
    account = _take(partner, given.get("refresh_token", ""))
    if account is None:
        return wrong(-14014, "Invalid refresh token")
    if given.get("app_id") != app_id(account) or request.headers.get("secret-key") != secret(partner, account, "app"):
        return wrong(-14002, "Invalid app secret key")
    made = {"access_token": f"AT-{secrets.token_hex(24)}", "refresh_token": f"RT-{secrets.token_hex(24)}"}
    partner.store.put("access", made["access_token"], {"account": account, "until": time.time() + LIVES})
    partner.store.put("refresh", made["refresh_token"], account)
    partner.store.put("begun", account, True)
    return json({**made, "expires_in": str(LIVES)})


def account_of(partner: Partner, token: str) -> str | None:
    """The account for which an access token is good now."""
    held: dict[str, Any] | None = partner.store.get("access", token)
    if held is None or held["until"] < time.time():
        return None
    if partner.misbehaves("expire"):
        partner.store.take("access", token)
        return None
    return str(held["account"])


def _take(partner: Partner, token: str) -> str | None:
    if (known := partner.store.take("refresh", token)) is not None:
        return str(known)
    account = token.removeprefix(f"{partner.world.secret}:zalo:").removesuffix(":refresh")
    if token == first_refresh(partner, account) and not partner.store.get("begun", account):
        return account
    return None


def wrong(code: int, name: str) -> Response:
    return json({"error": code, "error_name": name, "error_description": name})
