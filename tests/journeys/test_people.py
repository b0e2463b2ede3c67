"""People beside the applicant: a relative is asked and agrees, files, and writes to the official in the dossier."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import citizen
from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.people import CITIZENS, Cast

pytestmark = pytest.mark.journey
NUMBER = "080058001962"  # Đặng Văn Út's


@pytest.mark.goal("cases-33")
@pytest.mark.goal("cases-36")
def test_a_relative_agrees_is_filed_for_and_both_sides_write(cast: Cast) -> None:
    page = cast.page("huong", "phone")
    page.goto("/thay-mat/")
    assert_no_axe_violations(page)
    page.get_by_label(re.compile("Số định danh cá nhân")).fill(NUMBER)
    page.get_by_label("Quan hệ với ông/bà").select_option("other")
    page.locator("main").get_by_role("button", name="Xin đồng ý").click()
    expect(page.locator("main")).to_contain_text("Chờ trả lời")

    other = cast.page("ut", "phone")
    other.goto("/thay-mat/")
    other.get_by_role("link", name="Trả lời").first.click()
    assert_no_axe_violations(other)
    other.get_by_role("button", name="Đồng ý", exact=True).click()

    page.goto(f"/nop-ho-so/{citizen.COPY}/")
    page.get_by_label(CITIZENS["ut"]).check()
    options = page.locator("main form select[name=office] option").all_inner_texts()
    page.locator("main form select[name=office]").select_option(
        label=next(option for option in options if "phường Long An" in option)
    )
    assert_no_axe_violations(page)
    page.get_by_role("button", name="Bắt đầu").click()
    page.locator("main").get_by_role("link", name="Người yêu cầu").click()
    expect(page.locator("[name='applicant.number']")).to_have_value(NUMBER)
    citizen.ask_for_copies(page)
    code = citizen.hand_in(page)

    page.goto(f"/ho-so/{code}/")
    expect(page.locator("main")).to_contain_text("Người thân")
    assert_no_axe_violations(page)
    page.goto(f"/ho-so/{code}/trao-doi/")
    page.get_by_label("Nội dung").fill("Tôi nộp thay chú tôi, xin gọi số của tôi.")
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator(".messages")).to_contain_text("Tôi nộp thay chú tôi")
    assert_no_axe_violations(page)

    desk = cast.page("duyen")
    desk.goto(f"/ho-so/{code}/")
    expect(desk.locator("main, aside").filter(has_text="1 tin mới").first).to_be_visible()
    assert_no_axe_violations(desk)
    other.goto(f"/ho-so/{code}/")
    expect(other.locator("main")).to_contain_text(CITIZENS["huong"])
