"""The WSGI application: the front page, the switches, and every partner below its code."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from pretend import front
from pretend.messages import Request, Response, html, json, read
from pretend.partner import Partner, Route, World

SLOW_SECONDS = 5.0


class LostAnswer(Exception):
    """Raised after the headers: the connection breaks and the caller never learns what was done."""


class App:
    """All partners of one world."""

    def __init__(self, world: World, sleep: Callable[[float], None] = time.sleep) -> None:
        self.sleep = sleep
        self.partners: dict[str, Partner] = {kind.code: kind(world) for kind in known_partners()}
        self.routes = {code: list(partner.routes()) for code, partner in self.partners.items()}

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        request = read(environ)
        response, lost = self.answer(request)
        headers = {**response.headers, "Content-Length": str(len(response.body))}
        start(f"{response.status} {HTTPStatus(response.status).phrase}", list(headers.items()))
        return _cut() if lost else [response.body if request.method != "HEAD" else b""]

    def answer(self, request: Request) -> tuple[Response, bool]:
        """The answer, and whether it is to be lost on the way."""
        _, code, rest = (request.path + "//").split("/", 2)
        partner = self.partners.get(code)
        if partner is None:
            return front.answer(request, self.partners), False
        request.path = "/" + rest.rstrip("/")
        if request.path == "/_switches":
            return front.switches(request, partner), False
        return self._ask(partner, request)

    def _ask(self, partner: Partner, request: Request) -> tuple[Response, bool]:
        for route in self.routes[partner.code]:
            found = route.match(request.path)
            if found is not None and route.method == request.method:
                request.args = found
                return self._obey(partner, route, partial(route.answer, request))
        return html("<p>Không có trang này.</p>", 404), False

    def _obey(self, partner: Partner, route: Route, work: Callable[[], Response]) -> tuple[Response, bool]:
        if not route.machine:
            return work(), False
        if partner.misbehaves("slow"):
            self.sleep(SLOW_SECONDS)
        if partner.misbehaves("refuse"):
            return json({"error": "temporarily_unavailable"}, 503), False
        return work(), partner.misbehaves("lose")

    def close(self) -> None:
        for partner in self.partners.values():
            partner.store.close()


def known_partners() -> list[type[Partner]]:
    """The ``PARTNER`` of every package beside this file, by code."""
    names = [found.name for found in iter_modules([str(Path(__file__).parent)]) if found.ispkg]
    modules = (import_module(f"pretend.{name}") for name in sorted(names) if name != "tests")
    return [module.PARTNER for module in modules if hasattr(module, "PARTNER")]


def _cut() -> Iterable[bytes]:
    yield b""
    raise LostAnswer
