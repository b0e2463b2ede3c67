"""Signed notices to the province, and the ways in which they go wrong."""

from __future__ import annotations

import hmac
import json
import time
import urllib.error
import urllib.request
from typing import Any

from pretend.messages import Request
from pretend.partner import Partner, Switch

HEADER = "X-Signature"
WINDOW = 300  # seconds
SWITCHES = (
    Switch("late", "Ký thông báo từ 10 phút trước"),
    Switch("forged", "Ký thông báo bằng khóa khác"),
    Switch("wrong_amount", "Báo thiếu 1.000 đ"),
    Switch("silent", "Không gửi thông báo"),
)


def key(partner: Partner) -> bytes:
    """What this partner shares with the province."""
    return f"{partner.world.secret}:{partner.code}".encode()


def sign(body: bytes, secret: bytes, at: float | None = None) -> str:
    """``t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>">``."""
    seconds = int(at or time.time())
    return f"t={seconds},v1={hmac.digest(secret, str(seconds).encode() + b'.' + body, 'sha256').hex()}"


def is_signed(partner: Partner, request: Request) -> bool:
    """Whether the province signed this request a moment ago."""
    header = request.headers.get(HEADER.lower(), "")
    seconds = header.partition(",")[0].removeprefix("t=")
    if not seconds.isdecimal() or abs(time.time() - int(seconds)) > WINDOW:
        return False
    return hmac.compare_digest(sign(request.body, key(partner), int(seconds)).encode(), header.encode())


def notify(
    partner: Partner, data: dict[str, Any], amount: str = "SoTien", path: str = "thanh-toan/thong-bao"
) -> list[int]:
    """Tell the province below ``path``; returns the HTTP statuses of its answers (0: none)."""
    if amount in data and partner.misbehaves("wrong_amount"):
        data = data | {amount: data[amount] - 1000}
    return [status for status, _answer in tell(partner, data, path)]


def tell(partner: Partner, data: dict[str, Any], path: str) -> list[tuple[int, Any]]:
    """Tell the province below ``path``; returns status and content of each of its answers (0, None: none)."""
    if partner.misbehaves("silent"):
        return []
    body = json.dumps(data, ensure_ascii=False).encode()
    at = time.time() - 600 if partner.misbehaves("late") else None
    header = sign(body, b"another key" if partner.misbehaves("forged") else key(partner), at)
    return [_send(partner, path, body, header) for _ in range(2 if partner.misbehaves("repeat") else 1)]


def _send(partner: Partner, path: str, body: bytes, header: str) -> tuple[int, Any]:
    url = f"{partner.world.province_url}/{path}/{partner.code}"
    request = urllib.request.Request(url, body, {"Content-Type": "application/json", HEADER: header})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status), _read(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, _read(error.read())
    except OSError:
        return 0, None


def _read(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return None
