"""Other ways through the province: in English, by keyboard alone, on the smallest phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen
from tests.journeys.people import Cast

pytestmark = pytest.mark.journey


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{page.url}: Tab never came to {selector}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Come there by Tab, press a key, and wait for the next page."""
    tab_to(page, selector)
    was = page.url
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != was)


def type_into(page: Page, selector: str, text: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def choose(page: Page, name: str, steps: int) -> None:
    """Among radio buttons: Tab to the group, Space takes the first, the arrow goes on."""
    tab_to(page, f"[name='{name}']")
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")


def test_the_province_speaks_english_and_vietnamese_again(cast: Cast) -> None:
    page = cast.page(size="phone")
    page.goto(f"/thu-tuc/{citizen.BIRTH}/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Birth registration")
    expect(page.get_by_role("link", name="Start the application")).to_be_visible()
    page.goto("/")
    expect(page.locator("h1")).to_have_text("What do you need from the province?")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator("h1")).to_have_text("Ông/bà cần làm thủ tục gì?")


def test_a_dossier_is_handed_in_by_keyboard_alone(cast: Cast) -> None:
    page = cast.page("anh")
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    type_into(page, "#q", "ban sao giay khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_url("**/thu-tuc/?q=*")
    press(page, f"main a[href$='{citizen.COPY}/']")
    press(page, "main a.button[href*='/nop-ho-so/']")
    tab_to(page, "main form select, main form input[type=radio]")
    page.keyboard.type("Ủy ban nhân dân phường Long An")
    press(page, "main form button")
    press(page, "main a[href$='nguoi-yeu-cau/']")
    type_into(page, "[name='applicant_address.line']", "Ấp 3")
    page.keyboard.press("Enter")
    page.wait_for_url("**/viec-ho-tich/")
    choose(page, "matter", 0)
    choose(page, "on_behalf", 0)
    type_into(page, "[name=registered_at]", "Ủy ban nhân dân xã Thạnh Lợi")
    type_into(page, "[name=copies]", "1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nhan-ket-qua/")
    choose(page, "delivery", 0)
    tab_to(page, "[name=declaration]")
    page.keyboard.press("Space")
    press(page, "main .actions button")
    press(page, "main .actions button")
    expect(page.locator("h1, h2").first).to_contain_text("Hồ sơ đã được nộp")


def test_no_page_of_the_way_scrolls_sideways_on_the_smallest_phone(cast: Cast) -> None:
    wide: list[str] = []
    page = cast.page("phuc", "small")
    # Each page measures itself: a click may leave it before the test could ask.
    page.context.expose_function("measured", lambda width, url: width > 320 and wide.append(f"{width} px: {url}"))
    page.add_init_script(
        "addEventListener('load', () => measured(document.documentElement.scrollWidth, location.pathname))"
    )
    for address in ("/", "/thu-tuc/?q=khai sinh", "/tra-cuu/", "/xac-minh/", "/co-quan/", "/thu-tuc/su-kien/"):
        page.goto(address)
    citizen.begin(page, citizen.COPY)
    citizen.ask_for_copies(page)
    code = citizen.hand_in(page)
    page.get_by_role("link", name="Thanh toán").click()
    expect(page.locator(".qr")).to_be_visible()
    for address in (
        f"/ho-so/{code}/",
        f"/ho-so/{code}/rut/",
        "/ho-so-cua-toi/",
        "/giay-to/",
        "/tin-nhan/",
        "/tai-khoan/",
    ):
        page.goto(address)
    page.wait_for_load_state()
    assert wide == []
