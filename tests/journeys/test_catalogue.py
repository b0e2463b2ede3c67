"""The catalogue's keeper writes on a form, tries it and has another publish it; citizens read all with large text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.people import Cast

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]
PROCEDURE, QUESTION = "2.000815", "Người nộp cần bản dịch"
STEP = "Ghi sổ chứng thực và đóng dấu."
PUBLIC = ("/", "/thu-tuc/?q=khai+sinh", "/thu-tuc/?q=zzqqxx", "/thu-tuc/1.001193/", "/thu-tuc/1.001193/huong-dan/")


def sound(page: Page) -> None:
    """Accessible and no wider than the device."""
    assert_no_axe_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= screen.width"), page.url


@pytest.mark.goal("cases-28")
def test_a_form_is_written_on_tried_compared_and_published_by_another(cast: Cast, shot: Shot) -> None:
    keeper = cast.page("khanh")
    keeper.goto(f"/thu-tuc/quan-ly/?q={PROCEDURE}")
    keeper.get_by_role("button", name="Phiên bản mới").first.click()
    version = keeper.url
    keeper.get_by_role("link", name="Soạn biểu mẫu và điền thử").click()
    sound(keeper)
    shot(keeper, "bieu-mau-desk")
    keeper.get_by_role("link", name=re.compile("^Thêm câu hỏi")).nth(1).click()
    keeper.get_by_label("Câu hỏi", exact=True).fill(QUESTION)
    keeper.get_by_label("Loại câu trả lời").select_option("choice")
    keeper.get_by_role("button", name="Lưu câu hỏi").click()
    expect(keeper.locator(".error-summary")).to_contain_text("ít nhất hai phương án")
    keeper.get_by_label("Loại câu trả lời").select_option("yes_no")
    sound(keeper)
    shot(keeper, "bieu-mau-cau-hoi-desk")
    keeper.get_by_role("button", name="Lưu câu hỏi").click()
    expect(keeper.locator("main")).to_contain_text("Biểu mẫu không có lỗi")
    expect(keeper.locator("main li", has_text=QUESTION).first).to_contain_text("Mới")
    keeper.get_by_role("link", name="Xem thử như người nộp hồ sơ").click()
    keeper.get_by_role("button", name="Điền câu trả lời mẫu").click()
    expect(keeper.locator("main")).to_contain_text(QUESTION)
    sound(keeper)
    shot(keeper, "bieu-mau-dien-thu-desk")
    keeper.goto(version)
    keeper.get_by_role("link", name="Soạn giấy tờ, trình tự, thời hạn, phí và nơi nộp").click()
    sound(keeper)
    keeper.get_by_role("link", name="Thêm: bước").click()
    keeper.get_by_label("Người thực hiện").select_option("agency")
    keeper.get_by_label("Việc thực hiện").fill(STEP)
    sound(keeper)
    keeper.get_by_role("button", name="Lưu").click()
    expect(keeper.locator("main li", has_text=STEP).first).to_contain_text("Mới")
    keeper.get_by_role("link", name="Xem trang như người dân sẽ thấy").click()
    expect(keeper.locator("main ol li", has_text=STEP)).to_be_visible()
    keeper.goto(version)
    keeper.get_by_role("button", name="Trình kiểm tra").click()
    checker = cast.page("liem")
    checker.goto(version)
    checker.get_by_role("button", name="Công bố phiên bản này").click()
    expect(checker.locator(".meta")).to_contain_text("Đã công bố")


@pytest.mark.goal("cases-28")
@pytest.mark.parametrize("size", ["phone", "small"])
def test_the_designer_fits_a_phone(cast: Cast, shot: Shot, size: str) -> None:
    keeper = cast.page("khanh", size)
    keeper.goto("/thu-tuc/quan-ly/?q=1.001193")
    keeper.get_by_role("button", name="Phiên bản mới").first.click()
    keeper.goto(f"{keeper.url}bieu-mau/")
    sound(keeper)
    shot(keeper, f"bieu-mau-{size}")
    keeper.locator("tbody th a").first.click()
    sound(keeper)


@pytest.mark.goal("cases-35")
@pytest.mark.parametrize(("size", "theme"), [("small", "light"), ("phone", "dark")])
def test_large_text_is_a_switch_that_stays_on_every_page_of_a_citizen(
    cast: Cast, shot: Shot, size: str, theme: str
) -> None:
    page = cast.page("huong", size, theme)
    page.goto("/")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.get_by_role("button", name="Chữ lớn").click()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= before * 1.3
    menu = page.locator(".services a").evaluate_all("links => links.map(link => link.pathname)")
    assert len(menu) > 8
    for address in (*PUBLIC, *menu):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("data-text", "large")
        sound(page)
    page.goto("/")
    shot(page, f"chu-lon-{size}-{theme}")
    page.get_by_role("button", name="Chữ thường").click()
    expect(page.locator("html")).to_have_attribute("data-text", "normal")
