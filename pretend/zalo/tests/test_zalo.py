"""Tokens are used once, errors hide in HTTP 200, webhooks are signed as the platform signs them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import requests

from pretend.app import App
from pretend.server import running
from pretend.zalo import webhooks

OA = "4318657068771012345"
Running = tuple[str, App]


@pytest.fixture
def zalo(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path) as (address, app):
        yield f"{address}/zalo", app


def renew(url: str, token: str = f"demonstration:zalo:{OA}:refresh") -> dict[str, Any]:
    form = {"refresh_token": token, "app_id": f"10{OA[-12:]}", "grant_type": "refresh_token"}
    head = {"secret_key": f"demonstration:zalo:{OA}:app"}
    answer = requests.post(f"{url}/v4/oa/access_token", data=form, headers=head, timeout=5)
    assert answer.status_code == 200
    return dict(answer.json())


def send(url: str, token: str, text: str = "Chào", key: str = "k1") -> dict[str, Any]:
    said = {"recipient": {"user_id": "77"}, "message": {"text": text}, "tracking_id": key}
    answer = requests.post(f"{url}/v3.0/oa/message/cs", json=said, headers={"access_token": token}, timeout=5)
    assert answer.status_code == 200
    return dict(answer.json())


def test_a_refresh_token_is_good_once(zalo: Running) -> None:
    url, _ = zalo
    first = renew(url)
    assert renew(url)["error"] == -14014
    assert "access_token" in renew(url, first["refresh_token"])
    assert renew(url, first["refresh_token"])["error_name"] == "Invalid refresh token"


def test_a_message_with_a_good_token_is_taken_and_errors_come_with_200(zalo: Running) -> None:
    url, app = zalo
    token = renew(url)["access_token"]
    assert send(url, token)["error"] == 0
    assert send(url, "wrong")["error"] == -216
    app.partners["zalo"].turn("error_in_200", "1")
    assert send(url, token)["error"] == -32
    app.partners["zalo"].turn("expire", "1")
    assert [send(url, token)["error"] for _ in range(2)] == [-216, -216]
    assert [line["text"] for line in requests.get(f"{url}/tin-nhan.json", timeout=5).json()] == ["Chào"]


def test_the_digest_is_sha256_over_application_body_time_and_secret() -> None:
    assert webhooks.mac("10", b"{}", "1", "s") == sha256(b"10{}1s").hexdigest()


def test_a_webhook_goes_out_twice_when_it_is_switched_so(zalo: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    _, app = zalo
    sent: list[tuple[bytes, str]] = []
    monkeypatch.setattr(webhooks, "_send", lambda _partner, _oa, body, header: sent.append((body, header)) or 200)
    app.partners["zalo"].turn("repeat", "1")
    assert webhooks.tell(app.partners["zalo"], OA, {"event_name": "follow"}) == [200, 200]
    body, header = sent[0]
    said = json.loads(body)
    key = f"demonstration:zalo:{OA}:webhook"
    assert header == f"mac={webhooks.mac(said['app_id'], body, said['timestamp'], key)}"
    app.partners["zalo"].turn("forged", "1")
    webhooks.tell(app.partners["zalo"], OA, {"event_name": "follow"})
    said = json.loads(sent[2][0])
    assert sent[2][1] != f"mac={webhooks.mac(said['app_id'], sent[2][0], said['timestamp'], key)}"
