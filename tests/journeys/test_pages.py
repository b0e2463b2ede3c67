"""Every page that the menus reach, for everybody who has a menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.axe import assert_no_axe_violations, assert_no_new_axe_violations
from tests.journeys.people import OFFICIALS, Cast

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]
MENUS = ".services a, .rail a, .person a.unread"
LIGHT = 350_000  # bytes of one page with everything it loads, at the first visit
EVERYBODY = ["", "huong", *OFFICIALS]
on_phone: set[str] = set()  # pages are opened on the phone by the first who reaches them, on the desk by everybody


def menu_of(page: Page) -> list[str]:
    """Where the menus of this page lead."""
    found: list[str] = page.locator(MENUS).evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    return list(dict.fromkeys(found))


def weigh(page: Page) -> int:
    """Bytes over the wire of the page and of all it loaded."""
    return int(
        page.evaluate(
            "() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
            ".reduce((sum, entry) => sum + entry.transferSize, 0)"
        )
    )


def file_name(address: str) -> str:
    return address.strip("/").replace("/", "-") or "trang-chu"


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_page_of_the_menus_opens_and_is_accessible_on_phone_and_desk(cast: Cast, shot: Shot, who: str) -> None:
    sizes = {"phone": cast.page(who, "phone"), "desk": cast.page(who)}
    start = "/viec-cua-toi/" if who in OFFICIALS else "/"
    sizes["desk"].goto(start)
    addresses = [start, *menu_of(sizes["desk"])]
    assert len(addresses) > 3
    for address in dict.fromkeys(addresses):
        for size, page in sizes.items():
            if size == "phone" and address in on_phone:
                continue
            answer = page.goto(address)
            assert answer is not None and answer.status == 200, f"{who}: {address} answers {answer and answer.status}"
            assert_no_new_axe_violations(page, f"{size} {address}")
            if who in ("", "huong", "duyen", "nhung", "dang"):
                shot(page, f"{size}-{who or 'khach'}-{file_name(address)}")
        on_phone.add(address)


def test_the_dark_pages_are_accessible_too(cast: Cast, shot: Shot) -> None:
    for who, addresses in {
        "huong": ["/", "/thu-tuc/1.001193/", "/ho-so-cua-toi/", "/tai-khoan/"],
        "nhung": ["/viec-cua-toi/", "/dieu-hanh/", "/ho-so/"],
    }.items():
        page = cast.page(who, theme="dark")
        for address in addresses:
            page.goto(address)
            assert_no_axe_violations(page)
            shot(page, f"desk-toi-{file_name(address)}")


@pytest.mark.parametrize("address", ["/", "/thu-tuc/?q=khai+sinh", "/thu-tuc/1.001193/", "/tra-cuu/", "/xac-minh/"])
def test_a_page_is_light_at_the_first_visit(cast: Cast, address: str) -> None:
    page = cast.page(size="phone")
    page.goto(address, wait_until="networkidle")
    assert 0 < weigh(page) <= LIGHT


def test_what_is_not_there_says_so_and_leads_on(cast: Cast) -> None:
    page = cast.page()
    cast.expected.add("404")
    answer = page.goto("/thu-tuc/9.999999/")
    assert answer is not None and answer.status == 404
    assert page.locator("main a").count() > 0
    assert_no_axe_violations(page)
