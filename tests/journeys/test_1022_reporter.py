"""Somebody reports to 1022 from a phone: with a photo, without a connection, for somebody at the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until, photo
from tests.journeys.people import Cast

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]
START = "/phan-anh/gui/"
LAMP = "Đèn đường không sáng"
WORDS = "Đèn đường trước chợ Bình Cư không sáng ba đêm nay, buổi tối rất khó đi."
PLACE = {"latitude": 10.5358, "longitude": 106.4131}
NEXT = "Lưu và tiếp tục"


def press(page: Page, label: str) -> None:
    """Press a button of the page's own form and wait for the next page."""
    was = page.url
    page.locator("main .actions").get_by_role("button", name=label).last.click()
    page.wait_for_url(lambda url: url != was)


def choose_lamp(page: Page) -> None:
    """By a few words without diacritics."""
    page.goto(START)
    page.get_by_label("Nêu sự việc trong vài từ").press_sequentially("den duong khong sang")
    page.locator("#found").get_by_role("button", name=LAMP).click()
    page.wait_for_url("**/noi-dung/")


def to_the_check(page: Page) -> None:
    """From the place to the page with all answers; duplicates, if any are shown, are others."""
    if page.url.endswith("/vi-tri/"):
        page.get_by_role("button", name="Vị trí của tôi").click()
        expect(page.locator("[data-told]").first).to_contain_text("Long An")
        press(page, NEXT)
    if page.url.endswith("/cau-hoi/"):
        page.get_by_label("Một đèn").check()
        press(page, NEXT)
    if page.url.endswith("/da-co/"):
        press(page, "Việc của tôi khác, tiếp tục")


def phone(cast: Cast, **more: object) -> Page:
    return cast.page(size="phone", geolocation=PLACE, permissions=["geolocation"], **more)


@pytest.mark.goal("feedback-1")
def test_a_stranger_reports_with_a_photo_and_follows_by_the_link(cast: Cast, shot: Shot) -> None:
    page = phone(cast)
    choose_lamp(page)
    page.get_by_label("Mô tả sự việc").fill("hư")
    page.locator("main .actions").get_by_role("button", name=NEXT).last.click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Mô tả sự việc")).to_have_value("hư")
    page.get_by_label("Mô tả sự việc").fill(WORDS)
    page.locator("#photos").set_input_files([photo("den.jpg")])
    expect(page.locator("photo-upload li .said")).to_have_text("Đã gửi")
    assert_no_axe_violations(page)
    shot(page, "1022-noi-dung")
    press(page, NEXT)
    to_the_check(page)
    page.get_by_label("Không để lại tên và số điện thoại").check()
    assert_no_axe_violations(page)
    press(page, NEXT)
    expect(page.locator("main")).to_contain_text(WORDS)
    assert_no_axe_violations(page)
    press(page, "Gửi phản ánh")
    code = page.locator(".confirmation dd.code").inner_text()
    assert code.startswith("PA-")
    assert_no_axe_violations(page)
    shot(page, "1022-da-gui")
    page.go_back()
    expect(page.locator(".confirmation dd.code")).to_have_text(code)
    link = page.locator(".link-row a").get_attribute("href") or ""
    other = cast.page(size="phone")
    other.goto(link)
    expect(other.locator("main")).to_contain_text(code)
    expect(other.locator("main")).to_contain_text("Ông/bà gửi phản ánh")
    look_again_until(other, lambda: other.locator(".shown-photos img").count() == 1)
    assert_no_axe_violations(other)
    shot(other, "1022-theo-doi")


def test_what_is_in_danger_is_sent_to_whoever_is_competent(cast: Cast) -> None:
    page = cast.page(size="phone")
    page.goto(START)
    page.get_by_text("An ninh, trật tự", exact=True).click()
    page.get_by_role("button", name="Gọi 114").click()
    expect(page.locator("a[href='tel:114']")).to_be_visible()
    assert_no_axe_violations(page)


def test_without_a_connection_the_report_waits_on_the_phone_and_sends_itself(cast: Cast, shot: Shot) -> None:
    cast.expected.add("ERR_INTERNET_DISCONNECTED")
    page = phone(cast)
    page.goto(START)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # from here on the worker answers
    choose_lamp(page)
    page.get_by_label("Mô tả sự việc").fill(WORDS)
    page.context.set_offline(True)
    page.locator("#photos").set_input_files([photo("cat-ngang.jpg")])
    expect(page.locator("photo-upload li[data-failed=later]")).to_have_count(1)
    for _told_then_on in range(2):
        page.locator("main .actions").get_by_role("button", name=NEXT).last.click()
    expect(page.get_by_role("heading", name="Phản ánh khi không có mạng")).to_be_visible()
    expect(page.locator("[data-before]")).to_contain_text("1 ảnh đã chọn trước đó")
    expect(page.get_by_label("Mô tả sự việc")).to_have_value(WORDS)
    expect(page.get_by_label("Phản ánh về việc gì?")).to_have_value("den-khong-sang")
    page.get_by_role("button", name="Lưu và gửi khi có mạng").click()
    expect(page.get_by_label("Xã, phường")).to_be_focused()
    page.get_by_role("button", name="Dùng vị trí hiện tại").click()
    expect(page.locator("[data-placed]")).to_contain_text("Đã ghi vị trí")
    broken: FilePayload = {"name": "hong.jpg", "mimeType": "image/jpeg", "buffer": b"not a photo"}
    page.locator("#photos").set_input_files([broken, photo("den.jpg"), photo("tru.jpg")])
    page.get_by_role("button", name="Lưu và gửi khi có mạng").click()
    waiting = page.locator("waiting-reports li")
    expect(waiting).to_contain_text("Đang chờ kết nối")
    expect(waiting).to_contain_text("Còn 4 ảnh chưa gửi")
    assert_no_axe_violations(page)
    shot(page, "1022-ngoai-tuyen")
    page.goto(START)  # opens without a connection too, and still shows what waits
    expect(page.locator("waiting-reports li")).to_have_count(1)

    page.context.set_offline(False)
    expect(page.locator("waiting-reports [data-state]")).to_have_text("Đã gửi")
    expect(page.locator("waiting-reports [data-said]")).to_contain_text("hong.jpg: ")  # and keeps nothing else back
    code = page.locator("waiting-reports [data-code]").inner_text()
    link = page.locator("waiting-reports").get_by_role("link", name="Theo dõi phản ánh").get_attribute("href") or ""
    page.goto(link)
    expect(page.locator("main")).to_contain_text(code)
    look_again_until(page, lambda: page.locator(".shown-photos img").count() == 3)


@pytest.mark.goal("feedback-20")
def test_an_account_keeps_its_reports_together(cast: Cast, shot: Shot) -> None:
    page = cast.page("huong", "phone", geolocation=PLACE, permissions=["geolocation"])
    choose_lamp(page)
    page.get_by_label("Mô tả sự việc").fill(WORDS)
    press(page, NEXT)
    to_the_check(page)
    expect(page.get_by_label("Bằng tài khoản của tôi")).to_be_checked()
    press(page, NEXT)
    press(page, "Gửi phản ánh")
    code = page.locator(".confirmation dd.code").inner_text()
    page.goto("/phan-anh/cua-toi/")
    page.locator("li", has_text=code).get_by_role("link").click()
    expect(page.locator("main")).to_contain_text(WORDS)
    assert_no_axe_violations(page)
    shot(page, "1022-cua-toi")


def test_an_official_files_for_somebody_at_the_desk(cast: Cast, shot: Shot) -> None:
    page = cast.page("duyen", "desk", geolocation=PLACE, permissions=["geolocation"])
    page.goto(f"{START}thay/")
    assert_no_axe_violations(page)
    page.get_by_label("Nêu sự việc trong vài từ").press_sequentially("den duong khong sang")
    page.locator("#found").get_by_role("button", name=LAMP).click()
    page.wait_for_url("**/noi-dung/")
    page.get_by_label("Mô tả sự việc").fill(WORDS)
    press(page, NEXT)
    to_the_check(page)
    page.get_by_label("qua điện thoại").check()
    page.get_by_label("Họ và tên người phản ánh").fill("Nguyễn Văn Tư")
    page.get_by_label("Điện thoại", exact=False).last.fill("0900 000 388")
    page.locator("main .actions").get_by_role("button", name=NEXT).last.click()
    expect(page.locator(".error-summary")).to_contain_text("đồng ý")
    page.get_by_label("Người phản ánh đã nghe đọc lại nội dung và đồng ý gửi").check()
    assert_no_axe_violations(page)
    shot(page, "1022-gui-thay")
    press(page, NEXT)
    expect(page.locator("main")).to_contain_text("Nguyễn Văn Tư")
    press(page, "Gửi phản ánh")
    expect(page.locator(".confirmation")).to_contain_text("Đã ghi nhận phản ánh")
    assert_no_axe_violations(page)
