"""Many people at once, each of whom asks again until there is an answer, while processes are killed under them."""

from __future__ import annotations

import random
import re
import threading
import time
from typing import Any

import httpx

from tests.faults.town import TOKEN, Town

PATIENCE = 240.0  # seconds that one person goes on asking


class Crowd:
    """``acknowledged`` holds what the server said is done; acts at the desk are asked for by two browsers at once."""

    def __init__(self, town: Town, requests: list[dict[str, Any]], people: int, seed: int) -> None:
        self.town, self.chance = town, random.Random(seed)
        self.waiting = [*requests, *(request for request in requests if request["kind"] != "submit")]
        self.wanted = len(self.waiting)
        self.chance.shuffle(self.waiting)
        self.people = people
        self.acknowledged: dict[str, str] = {}
        self.answers = 0
        self.lock = threading.Lock()

    def live_through(self, kills: list[str]) -> None:
        """Everybody asks; each kill comes after a random share of the answers, and what was killed is started again."""
        people = [threading.Thread(target=self._person) for _ in range(self.people)]
        shares = sorted(self.chance.uniform(0.05, 0.8) for _ in kills)
        for person in people:
            person.start()
        for what, share in zip(kills, shares, strict=True):
            while self.answers < share * self.wanted and any(person.is_alive() for person in people):
                time.sleep(0.002)
            self.town.kill(what)
            self.town.revive()
        for person in people:
            person.join(PATIENCE)

    def _person(self) -> None:
        with httpx.Client(base_url=f"http://localhost:{self.town.instance.port}", timeout=30) as browser:
            while (request := self._next()) is not None:
                self._ask(browser, request)

    def _next(self) -> dict[str, Any] | None:
        with self.lock:
            return self.waiting.pop() if self.waiting else None

    def _ask(self, browser: httpx.Client, request: dict[str, Any]) -> None:
        headers = {"X-CSRFToken": TOKEN, "Origin": str(browser.base_url).rstrip("/"), **request.get("headers", {})}
        cookies = "; ".join(f"{name}={value}" for name, value in request.get("cookies", {}).items())
        given = {"data": request["form"]} if "form" in request else {"content": request.get("body", "")}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                answer = browser.post(request["url"], headers={**headers, "Cookie": cookies}, **given)
            except httpx.HTTPError:
                time.sleep(0.2)
                continue
            if done(request["kind"], answer):
                with self.lock:
                    self.acknowledged[request["id"]] = request["kind"]
                    self.answers += 1
                return
            time.sleep(0.2)


def done(kind: str, answer: httpx.Response) -> bool:
    """Whether the server says that it is done, by this request or by one before it."""
    led_to = answer.headers.get("location", "")
    if kind == "pay":
        return answer.status_code == 200 and answer.json().get("MaLoi") == "00"
    return answer.status_code == 302 and bool(re.search(r"/ho-so/[^/]+/(da-nop/)?$", led_to))
