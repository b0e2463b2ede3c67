"""How old the screen is: a browser listens to the real stream, events are committed, the screen's figures are read."""

from __future__ import annotations

import asyncio
import time

import psycopg
from django.conf import settings

from bench import _events
from tinhso.base import clock
from tinhso.base.channel import ticket
from tinhso.engines.indicators import api
from tinhso.project.live import Live
from tinhso.project.tests.asgi import Visit, running

EVENTS = 20
ADD = "INSERT INTO events_event (kind, at, office, area, facts) VALUES (%s, base_now(), 7, 7, '{\"on_time\": true}')"


def seconds() -> list[float]:
    """One event after the other, each when the one before is on screen; the stream tells twice a second at most."""
    return asyncio.run(_watch())


async def _watch() -> list[float]:
    app, found = Live(), []
    async with running(app), await psycopg.AsyncConnection.connect(
        settings.ENV.database_url, autocommit=True
    ) as writer:  # fmt: skip
        browser = Visit(app, "/song", f"token={ticket(None)}", {})
        await browser.status()
        await _told(browser)  # as everybody is who comes
        shown = await asyncio.to_thread(_shown)
        for _ in range(EVENTS):
            await writer.execute(ADD, [_events.KINDS[0]])
            committed = time.monotonic()
            await _told(browser)
            now = await asyncio.to_thread(_shown)
            found.append(time.monotonic() - committed)
            if now != shown + 1:
                raise RuntimeError(f"The screen shows {now}, not {shown + 1}.")
            shown = now
        await browser.leave()
    return found


async def _told(browser: Visit) -> None:
    while "event: changed" not in await browser.text():
        pass


def _shown() -> int:
    """The home screen read whole; the figure that the events raise."""
    screen = _events.screen()
    return int(api.figures(screen, period=api.this_month(clock.today()), trend=12).total[screen[0].code].value or 0)
