"""The gateway takes what it should, once, and says what was wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from pretend.server import running
from pretend.sms.gateway import parts

TOKEN = {"Authorization": "Bearer demonstration:sms"}
GOOD = {"brandname": "TINHSO", "phone": "84912345678", "message": "Ho so da xong", "request_id": "r-1"}


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with running(tmp_path) as (address, app):
        app.partners["sms"].turn("silent", "on")
        yield f"{address}/sms"


def send(url: str, headers: dict[str, str] = TOKEN, **change: Any) -> requests.Response:
    return requests.post(f"{url}/tin-nhan", json=GOOD | change, headers=headers, timeout=5)


def test_the_same_request_again_is_the_same_sms(url: str) -> None:
    first, second = send(url), send(url)
    assert first.json() == second.json()
    assert [m["message"] for m in requests.get(f"{url}/tin-nhan.json", timeout=5).json()] == ["Ho so da xong"]
    assert "Ho so da xong" in requests.get(f"{url}/", timeout=5).text


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"brandname": "OTHER"}, "02"),
        ({"phone": "842723826000"}, "03"),
        ({"phone": "14155550100"}, "03"),
        ({"message": " "}, "04"),
        ({"message": "a" * 460}, "05"),
    ],
)
def test_what_is_wrong_is_named_by_its_code(url: str, change: dict[str, str], code: str) -> None:
    answer = send(url, **change)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_without_the_token_nothing_is_taken(url: str) -> None:
    assert send(url, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert requests.get(f"{url}/suc-khoe", timeout=5).status_code == 401


def test_parts_are_counted_as_an_operator_charges() -> None:
    assert [parts(text) for text in ("a" * 160, "a" * 161, "ă" * 70, "ă" * 71)] == [1, 2, 1, 2]
