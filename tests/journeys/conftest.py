"""A browser on the live server: a phone, a desk and a wall."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests.first_start import planted
from tests.journeys import chromium
from tests.journeys.people import PATIENCE, SIZES, Cast
from tests.journeys.province import Visited

# Playwright's synchronous interface runs a loop in this thread, which Django takes for an asynchronous view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SHOTS = Path(__file__).resolve().parents[2] / "shots"
Opener = Callable[..., Page]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if chromium.path() is None:
        terminalreporter.write_line(chromium.MISSING)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's chromium, started once."""
    program = chromium.path()
    if program is None:
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(chromium.QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def copy(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    """A copy of the province for the whole session; Ctrl-C must end it with a sentence and leave nothing behind.

    TINHSO_JOURNEYS_AT=8000:.data/demo names one that runs already and goes on running.
    """
    running = os.environ.get("TINHSO_JOURNEYS_AT")
    if running:
        port, _, folder = running.partition(":")
        yield Visited(Path(folder).resolve(), int(port))
        return
    started = Visited(tmp_path_factory.mktemp("journeys") / "copy")
    planted(started.folder)
    try:
        started.start()
        yield started
    finally:
        if started.child:
            started.interrupt()
    assert started.processes() == []
    assert started.said.endswith("\nstopped.\n")


@pytest.fixture
def cast(browser: Browser, copy: Visited) -> Iterator[Cast]:
    """The people of the province, each with a browser of their own."""
    people = Cast(browser, copy)
    yield people
    people.leave()


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Opener]:
    """``open_page("phone", theme="dark")``: a page of its own with its own cookies, in Vietnamese, as on that device.

    At the end no page may have thrown an error or run into the security policy.
    """
    contexts: list[Any] = []
    troubles: list[str] = []

    def opener(size: str = "desk", theme: str = "light", **more: Any) -> Page:
        options = {"base_url": live_server.url, "color_scheme": theme, "locale": "en-US", "reduced_motion": "reduce"}
        context = browser.new_context(**{**options, **SIZES[size], **more})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def phone(open_page: Opener) -> Page:
    """390 × 844, touched."""
    return open_page("phone")


@pytest.fixture
def desk(open_page: Opener) -> Page:
    """1440 × 900, with keys."""
    return open_page("desk")


@pytest.fixture
def wall(open_page: Opener) -> Page:
    """1920 × 1080, looked at."""
    return open_page("wall")


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, Any], None]:
    """``sign_in(page, user)``: the page is signed in without walking through the sign-in page."""

    def enter(page: Page, user: Any) -> None:
        client = Client()
        client.force_login(user)
        page.context.add_cookies(
            [{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in client.cookies.items()]
        )

    return enter


@pytest.fixture(scope="session")
def shot() -> Callable[..., Path]:
    """``shot(page, "name")`` writes shots/name.png, the whole page, where somebody wants to look: ./run journeys."""

    def write(page: Page, name: str, whole: bool = True) -> Path:
        target = SHOTS / f"{name}.png"
        if os.environ.get("TINHSO_SHOTS"):
            SHOTS.mkdir(exist_ok=True)
            page.screenshot(path=target, full_page=whole)
        return target

    return write
