"""The live stream: tells a browser that something happened in its offices; the browser then asks for its figures.

A bare ASGI application in a process of its own (``granian --interface asgi tinhso.project.live:app``), without
Django's stack: ``GET /song?token=…`` answers Server-Sent Events. One connection listens to PostgreSQL for all.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import psycopg
from django.conf import settings
from django.core.signing import BadSignature

from tinhso.base.channel import POSTGRES_CHANNEL, offices_of

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
PATH, BEAT, APART, LONGEST = "/song", 15.0, 0.5, 3600.0  # seconds


@dataclass(eq=False)
class Watcher:
    """One browser: its offices (None: all) and whether anything has happened there since it was told."""

    offices: frozenset[int] | None
    changed: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """Listens once and wakes those whom an event concerns; ``number`` changes with every event heard."""

    def __init__(self, database: Callable[[], str]) -> None:
        self.database = database
        self.watchers: set[Watcher] = set()
        self.began, self.heard = int(time.time() * 1000), 0
        self.listens = asyncio.Event()

    @property
    def number(self) -> str:
        return f"{self.began}-{self.heard}"

    def tell(self, payload: str) -> None:
        """``payload`` is "kind office"; one that says no office concerns everybody."""
        self.heard += 1
        office = payload.rpartition(" ")[2]
        for watcher in self.watchers:
            if watcher.offices is None or not office.isdigit() or int(office) in watcher.offices:
                watcher.changed.set()

    async def listen(self) -> None:
        """For ever; after a lost connection everybody is told, since something may have been missed."""
        wait = 0.5
        while True:
            with suppress(psycopg.OperationalError, OSError):
                async with await psycopg.AsyncConnection.connect(self.database(), autocommit=True) as connection:
                    await connection.execute(f"LISTEN {POSTGRES_CHANNEL}")
                    self.tell("")
                    self.listens.set()
                    wait = 0.5
                    async for note in connection.notifies():
                        self.tell(note.payload)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30)


class Live:
    """The application; the hub begins with the server, or with the first browser where a server tells no beginning."""

    def __init__(self, database: Callable[[], str] = lambda: settings.ENV.database_url) -> None:
        self.database = database
        self.hub: Hub | None = None
        self.listening: asyncio.Task[None] | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._hub()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        if self.listening is not None:
            self.listening.cancel()
        await send({"type": "lifespan.shutdown.complete"})

    def _hub(self) -> Hub:
        if self.hub is None:
            self.hub = Hub(self.database)
            self.listening = asyncio.create_task(self.hub.listen())
        return self.hub

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["path"] != PATH or scope["method"] != "GET":
            return await refuse(send, 404)
        token = parse_qs(scope["query_string"].decode()).get("token", [""])[0]
        try:
            watcher = Watcher(offices_of(token))
        except BadSignature:
            return await refuse(send, 403)
        hub = self._hub()
        headers = dict(scope["headers"])
        if headers.get(b"last-event-id", b"").decode() != hub.number:
            watcher.changed.set()  # the page may be older than this stream
        hub.watchers.add(watcher)
        telling = asyncio.create_task(self._stream(hub, watcher, send))
        leaving = asyncio.create_task(_left(receive))
        try:
            await asyncio.wait({telling, leaving}, timeout=LONGEST, return_when=asyncio.FIRST_COMPLETED)
        finally:
            hub.watchers.discard(watcher)
            for task in (telling, leaving):
                task.cancel()
            with suppress(OSError, RuntimeError):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        return None

    async def _stream(self, hub: Hub, watcher: Watcher, send: Send) -> None:
        headers = {
            "content-type": "text/event-stream; charset=utf-8",
            "cache-control": "no-store",
            "x-accel-buffering": "no",
            "access-control-allow-origin": settings.BASE_URL,
        }
        await send({
            "type": "http.response.start", "status": 200,
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        })  # fmt: skip
        text = "retry: 3000\n\n"
        while True:
            await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
            if text.startswith("id"):
                await asyncio.sleep(APART)  # whatever happens meanwhile is told once
            try:
                await asyncio.wait_for(watcher.changed.wait(), BEAT)
            except TimeoutError:
                text = ": still here\n\n"
                continue
            watcher.changed.clear()
            text = f"id: {hub.number}\nevent: changed\ndata: {{}}\n\n"


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


app = Live()
