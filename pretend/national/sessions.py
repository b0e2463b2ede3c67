"""Signing in at the adapter, and sessions that end."""

from __future__ import annotations

import secrets
import time

from pretend.messages import Request, Response, json
from pretend.partner import Partner

MINUTES = 30
USERNAME = "tinhso"
OK, EXPIRED, MALFORMED, EXISTS, UNKNOWN, BUSY = "00", "01", "02", "05", "06", "99"
SAID = {
    EXPIRED: "Phiên làm việc hết hạn",
    MALFORMED: "Dữ liệu không hợp lệ",
    EXISTS: "Hồ sơ đã có",
    UNKNOWN: "Không có hồ sơ này",
    BUSY: "Hệ thống đang bận",
}


def password_of(partner: Partner) -> str:
    return f"{partner.world.secret}:{partner.code}"


def sign_in(partner: Partner, request: Request) -> Response:
    """``{session, error_code}`` for the right name and password."""
    said = request.json
    if (said.get("username"), said.get("password")) != (USERNAME, password_of(partner)):
        return failed(MALFORMED)
    session = secrets.token_hex(16)
    partner.store.put("session", session, time.time() + MINUTES * 60)
    return json({"session": session, "error_code": OK})


def is_open(partner: Partner, session: str) -> bool:
    """Whether the session still counts; the switch ends it at once."""
    if partner.misbehaves("expire"):
        partner.store.take("session", session)
    return float(partner.store.get("session", session, 0)) > time.time()


def failed(code: str, message: str = "") -> Response:
    """An error as the portal gives it: with status 200."""
    return json({"error_code": code, "error_message": message or SAID.get(code, "")})
