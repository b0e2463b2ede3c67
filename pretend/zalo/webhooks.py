"""Webhooks to the province, signed as Zalo signs them, and the ways in which they go wrong."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from hashlib import sha256
from threading import Thread
from typing import Any

from pretend.partner import Partner, Switch

HEADER = "X-ZEvent-Signature"
SWITCHES = (
    Switch("forged", "Ký webhook bằng khóa khác"),
    Switch("late", "Gửi webhook từ 14 giờ trước"),
    Switch("silent", "Không gửi webhook"),
    Switch("error_in_200", "Báo lỗi trong câu trả lời HTTP 200"),
    Switch("expire", "Vô hiệu mọi access token"),
    Switch("blocked", "Người dân đã chặn tài khoản"),
)


def secret(partner: Partner, account: str, what: str = "webhook") -> str:
    """What an account of the demonstration shares with the province."""
    return f"{partner.world.secret}:zalo:{account}:{what}"


def app_id(account: str) -> str:
    return f"10{account[-12:]}"


def mac(application: str, body: bytes, timestamp: str, key: str) -> str:
    """SHA-256 over application, raw body, time stamp and the account's secret; not an HMAC."""
    return sha256(application.encode() + body + timestamp.encode() + key.encode()).hexdigest()


def tell_later(partner: Partner, account: str, event: dict[str, Any]) -> None:
    """Tell the province after the page has been answered, as the platform does."""
    Thread(target=tell, args=(partner, account, event), daemon=True).start()


def tell(partner: Partner, account: str, event: dict[str, Any]) -> list[int]:
    """Send one event, twice if it is switched so; the HTTP statuses of the answers (0: none)."""
    if partner.misbehaves("silent"):
        return []
    at = time.time() - (14 * 3600 if partner.misbehaves("late") else 0)
    event = {"app_id": app_id(account), **event, "timestamp": str(int(at * 1000))}
    body = json.dumps(event, ensure_ascii=False).encode()
    key = "another key" if partner.misbehaves("forged") else secret(partner, account)
    header = f"mac={mac(event['app_id'], body, event['timestamp'], key)}"
    return [_send(partner, account, body, header) for _ in range(2 if partner.misbehaves("repeat") else 1)]


def _send(partner: Partner, account: str, body: bytes, header: str) -> int:
    url = f"{partner.world.province_url}/phan-anh/kenh/zalo/{account}/"
    request = urllib.request.Request(url, body, {"Content-Type": "application/json", HEADER: header})
    try:
        with urllib.request.urlopen(request, timeout=2) as answer:  # Zalo waits no longer
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
