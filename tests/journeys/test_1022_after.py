"""After the report: the answer is rated, what is not settled is opened once more, what is not needed is taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until
from tests.journeys.official import act
from tests.journeys.people import Cast
from tests.journeys.test_1022_desk import ANSWER, PUBLIC, report_a_lamp
from tests.journeys.test_1022_reporter import phone
from tests.journeys.width import assert_it_fits

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]


def reported(cast: Cast) -> tuple[str, Page]:
    """A stranger's report: its code, and the phone that holds the link."""
    page = phone(cast)
    code = report_a_lamp(page)
    page.goto(page.locator(".link-row a").get_attribute("href") or "")
    return code, page


def answered(cast: Cast, code: str) -> None:
    """Sent on, drafted, approved, published."""
    coordinator, specialist, chair = cast.page("thoa"), cast.page("tam"), cast.page("nhung")
    coordinator.goto(f"/phan-anh/{code}/")
    act(coordinator, "tiep-nhan")
    specialist.goto(f"/phan-anh/{code}/")
    act(specialist, "du-thao", note=ANSWER)
    chair.goto(f"/phan-anh/{code}/")
    act(chair, "duyet")
    coordinator.goto(f"/phan-anh/{code}/")
    act(coordinator, "cong-khai", text=PUBLIC)


@pytest.mark.goal("feedback-19")
def test_an_unhappy_one_rates_with_reasons_and_has_it_opened_once_more(cast: Cast, shot: Shot) -> None:
    code, page = reported(cast)
    answered(cast, code)
    page.reload()
    expect(page.locator(".answer")).to_contain_text(ANSWER)
    assert_no_axe_violations(page)
    page.get_by_label("Rất không hài lòng").check()
    page.get_by_label("Thực tế chưa được xử lý").check()
    page.locator("[name=comment]").fill("Tối qua hẻm vẫn tối.")
    shot(page, "1022-danh-gia")
    page.locator("form[action$='danh-gia/'] button").click()
    expect(page.locator(".notice.done").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("1 trên 5")
    page.locator("details", has=page.locator("[name=reason]")).last.locator("summary").click()
    page.locator("form[action$='chua-xong/'] [name=reason]").fill("Đèn sáng được một tối rồi lại tắt.")
    page.locator("form[action$='chua-xong/'] button").click()
    expect(page.locator(".notice.done").first).to_be_visible()
    expect(page.locator("form[action$='chua-xong/']")).to_have_count(0)  # once
    assert_it_fits(page)
    specialist = cast.page("tam")
    specialist.goto(f"/phan-anh/{code}/")
    expect(specialist.locator("main a[href$='/du-thao/']").first).to_be_visible()
    assert_no_axe_violations(specialist)


def test_a_report_that_is_no_longer_needed_is_taken_back_by_the_link(cast: Cast, shot: Shot) -> None:
    code, page = reported(cast)
    section = page.locator("section", has=page.locator("form[action$='/rut/']"))
    section.locator("summary").click()
    section.locator("button").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator("form[action$='/rut/'] [name=reason]").fill("Điện lực vừa thay bóng, đèn đã sáng.")
    assert_no_axe_violations(page)
    assert_it_fits(page)
    shot(page, "1022-rut")
    page.locator("form[action$='/rut/'] button").click()
    expect(page.locator(".notice.done").first).to_be_visible()
    expect(page.locator("form[action$='/rut/']")).to_have_count(0)
    coordinator = cast.page("thoa")
    coordinator.goto(f"/phan-anh/{code}/")
    expect(coordinator.locator("main a[href$='/tiep-nhan/']")).to_have_count(0)


def test_a_mail_address_is_left_afterwards_and_counts_once_its_code_came_back(cast: Cast) -> None:
    _code, page = reported(cast)
    address = "chi.bay@thu.example"
    section = page.locator("section", has=page.locator("#lien-he"))
    section.locator("summary").click()
    section.locator("[name=phone]").fill(address)
    section.locator("form[action$='/lien-he/'] button").click()
    expect(page.locator("[name=code]")).to_be_visible()
    assert_no_axe_violations(page)
    box = cast.page()
    box.goto(f"{cast.copy.partners_url}/mail/")
    look_again_until(box, lambda: box.locator("tr", has_text=address).count() > 0)
    box.locator("tr", has_text=address).locator("a").first.click()
    code = re.search(r"\b\d{6}\b", box.locator("body").inner_text())
    assert code is not None
    page.locator("[name=code]").fill(code[0])
    page.locator("form[action$='/ma/'] button").click()
    expect(page.locator(".notice.done").first).to_be_visible()
    expect(section).to_contain_text("@thu.example")
    expect(section).not_to_contain_text(address)


@pytest.mark.goal("feedback-38")
def test_a_leader_sees_reports_on_the_board_and_on_the_wall_and_what_is_behind_a_figure(cast: Cast, shot: Shot) -> None:
    leader = cast.page("toan")
    leader.goto("/dieu-hanh/")
    leader.get_by_role("heading", name="Phản ánh 1022").get_by_role("link").click()
    board = leader.locator(".board").first
    expect(board.locator(".figure")).to_have_count(9)
    assert_no_axe_violations(leader)
    board.get_by_role("link", name="Đang quá hạn").first.click()
    expect(leader.locator("main h1")).to_contain_text("quá hạn")
    assert_no_axe_violations(leader)
    wall = cast.page("toan", "wall")
    wall.goto("/dieu-hanh/man-hinh/")
    expect(wall.locator(".board", has_text="Phản ánh 1022").locator(".figure")).to_have_count(3)
    shot(wall, "1022-man-hinh")
