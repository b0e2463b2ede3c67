"""A report goes from the coordinator to the agency, is approved by the chair, and comes back to be published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until
from tests.journeys.official import act
from tests.journeys.people import OFFICIALS, Cast
from tests.journeys.test_1022_reporter import choose_lamp, phone, press, to_the_check
from tests.journeys.width import assert_it_fits

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]
OFFICIALS |= {"thoa": "thoa.1022", "tam": "tam.longan", "loi": "loi.1022"}
WORDS = "Đèn đường đầu hẻm 19 không sáng, gọi ông Sáu số 12 sẽ chỉ chỗ."
PUBLIC = "Đèn đường đầu hẻm 19 không sáng."
ANSWER = "Đã thay bóng đèn, đèn sáng bình thường từ tối hôm qua."


def report_a_lamp(page: Page) -> str:
    """Without an account; returns the code."""
    choose_lamp(page)
    page.get_by_label("Mô tả sự việc").fill(WORDS)
    press(page, "Lưu và tiếp tục")
    to_the_check(page)
    page.get_by_label("Không để lại tên và số điện thoại").check()
    press(page, "Lưu và tiếp tục")
    press(page, "Gửi phản ánh")
    return page.locator(".confirmation dd.code").inner_text()


def open_report(page: Page, code: str) -> None:
    page.goto(f"/phan-anh/{code}/")
    expect(page.locator("main h1")).to_contain_text("Đèn đường")
    assert_no_axe_violations(page)
    assert_it_fits(page)


@pytest.mark.goal("feedback-15")
def test_a_report_is_routed_answered_approved_and_published(cast: Cast, shot: Shot) -> None:
    code = report_a_lamp(phone(cast))
    coordinator = cast.page("thoa")
    coordinator.goto(f"/phan-anh/{code}/")
    look_again_until(coordinator, lambda: coordinator.get_by_text("theo quy tắc").count() > 0)
    coordinator.goto("/viec-cua-toi/")
    expect(coordinator.locator("tbody")).to_contain_text(code)
    open_report(coordinator, code)
    shot(coordinator, "1022-desk-dieu-phoi")
    act(coordinator, "tiep-nhan")
    expect(coordinator.locator("main .deadline").first).to_be_visible()

    specialist = cast.page("tam")
    specialist.goto("/phan-anh/so/?q=den+duong+dau+hem")
    assert_no_axe_violations(specialist)
    look_again_until(specialist, lambda: specialist.locator("tbody", has_text=code).count() > 0)
    open_report(specialist, code)
    shot(specialist, "1022-desk-chuyen-vien")
    act(specialist, "du-thao", note=ANSWER)

    chair = cast.page("nhung")
    open_report(chair, code)
    chair.locator("main a[href$='/duyet/']").first.click()
    expect(chair.locator("main [name=reason]")).to_have_value(ANSWER)
    assert_no_axe_violations(chair)
    chair.go_back()
    act(chair, "duyet")

    open_report(coordinator, code)
    act(coordinator, "cong-khai", text=PUBLIC)
    expect(coordinator.locator("main del").first).to_contain_text("Sáu")
    shot(coordinator, "1022-desk-da-cong-khai")

    anyone = cast.page(size="phone")
    anyone.goto("/phan-anh/")
    look_again_until(anyone, lambda: anyone.locator("main", has_text=PUBLIC).count() > 0)
    anyone.goto(f"/phan-anh/cong-khai/{code}/")
    look_again_until(anyone, lambda: anyone.get_by_text(ANSWER).count() > 0)
    expect(anyone.locator("main")).not_to_contain_text("ông Sáu")


@pytest.mark.goal("feedback-10")
def test_the_keeper_tries_a_rule_before_it_counts(cast: Cast, shot: Shot) -> None:
    keeper = cast.page("loi", "phone")
    keeper.goto("/phan-anh/dieu-phoi/")
    assert_no_axe_violations(keeper)
    keeper.get_by_role("link", name="Thêm quy tắc").click()
    keeper.locator("main [name=category]").select_option("den-khong-sang")
    keeper.locator("main [name=lead]").select_option(label="Sở Xây dựng")
    keeper.locator("button[name=thu]").click()
    expect(keeper.locator(".notice").first).to_contain_text("Chưa có gì thay đổi")
    assert_no_axe_violations(keeper)
    shot(keeper, "1022-phone-thu-quy-tac")
    keeper.goto("/phan-anh/dieu-phoi/")
    expect(keeper.locator("tbody th", has_text="Đèn đường không sáng")).to_have_count(0)


@pytest.mark.parametrize("slug", ["phan-loai", "hoi-them", "gop", "tach", "tu-choi", "cong-khai", "khong-cong-khai"])
def test_every_form_of_the_coordinator_is_clean(cast: Cast, slug: str) -> None:
    code = report_a_lamp(phone(cast))
    page = cast.page("thoa", "phone")
    page.goto(f"/phan-anh/{code}/{slug}/")
    expect(page.locator("main form .actions button").first).to_be_visible()
    assert_no_axe_violations(page)
    assert_it_fits(page)
