"""A partner that does what a test tells it."""

from __future__ import annotations

from typing import Any

import pytest

from tinhso.engines.adapters import adapter as adapters_module
from tinhso.engines.adapters.adapter import Adapter


class Post(Adapter):
    """Keeps what it was sent; ``answers`` are given one after the other, errors among them."""

    timeout = 0.5

    def __init__(self, code: str = "post") -> None:
        self.code = self.name = code
        self.sent: list[tuple[str, dict[str, Any], str]] = []
        self.answers: list[Any] = []
        self.problems: list[str] = []

    def check(self) -> list[str]:
        return self.problems

    def send(self, kind: str, payload: dict[str, Any], key: str) -> dict[str, Any]:
        self.sent.append((kind, payload, key))
        answer = self.answers.pop(0) if self.answers else {"number": len(self.sent)}
        if isinstance(answer, Exception):
            raise answer
        return answer() if callable(answer) else answer


@pytest.fixture
def partners(monkeypatch):
    found = {"post": Post("post"), "press": Post("press")}
    monkeypatch.setattr(adapters_module, "adapters", lambda: found)
    for module in ("queries", "checking", "jobs"):
        monkeypatch.setattr(f"tinhso.engines.adapters.{module}.adapters", lambda: found)
    return found


@pytest.fixture
def post_office(partners):
    return partners["post"]
