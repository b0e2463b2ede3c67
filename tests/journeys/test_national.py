"""A citizen files at the national portal; the commune settles it in the civil-status system; nobody types it twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, official
from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.people import Cast

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]


def outside(keeper: Page) -> str:
    """The national portal's address, as the page of the link names it."""
    keeper.goto("/lien-thong/")
    return (keeper.get_by_role("link", name="Mở Cổng quốc gia").get_attribute("href") or "").rstrip("/")


def file_there(page: Page, portal: str, procedure: str) -> str:
    """File one dossier at the pretend portal; its code."""
    page.goto(f"{portal}/nop-ho-so?ma={procedure}")
    page.get_by_label("Cán bộ Bộ phận một cửa cùng nộp").check()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    row = page.locator("section", has_text="Hồ sơ nộp tại Cổng").locator("tr").first
    expect(row).to_contain_text("Tỉnh đã nhận")
    found = re.search(r"G22\.99-\d{8}-\d{7}", row.inner_text())
    assert found is not None
    return found.group()


def take_the_fee(clerk: Page, code: str) -> None:
    """The fee in cash at the counter."""
    clerk.goto("/thanh-toan/quay-thu/")
    clerk.get_by_label("Mã thanh toán hoặc mã hồ sơ").fill(code)
    clerk.get_by_role("button", name="Tìm khoản thu").click()
    clerk.get_by_role("button", name="Đã nhận tiền mặt").click()
    clerk.locator("dialog[open] button", has_text="Đã nhận tiền mặt").click()
    expect(clerk.locator(".notice.done").first).to_be_visible()


def test_a_dossier_from_the_national_portal_is_settled_in_the_civil_status_system(cast: Cast, shot: Shot) -> None:
    keeper, there = cast.page("dang"), cast.page()
    cast.expected.add("404")  # the clerk looks before the dossier has come over
    code = file_there(there, outside(keeper), "1.004873")
    assert_no_axe_violations(keeper)
    shot(keeper, "desk-lien-thong")

    clerk = cast.page("duyen")
    clerk.goto(f"/ho-so/{code}/")
    citizen.reload_until(clerk, "rực tuyến, có cán bộ hỗ trợ")
    take_the_fee(clerk, code)
    clerk.goto(f"/ho-so/{code}/")
    citizen.look_again_until(clerk, lambda: clerk.locator("main a[href$='/tiep-nhan/']").count() > 0)
    official.act(clerk, "tiep-nhan")

    specialist = cast.page("thuong")
    specialist.goto(f"/ho-so/{code}/")
    record_there = specialist.get_by_role("link", name=re.compile(r"^Mở hồ sơ HT-"))
    citizen.look_again_until(specialist, lambda: record_there.count() > 0)
    expect(specialist.locator("main a[href$='/xu-ly/']")).to_have_count(0)
    assert_no_axe_violations(specialist)
    shot(specialist, "desk-ho-so-ho-tich")
    record = record_there.get_attribute("href") or ""
    there.goto(record)
    expect(there.locator("main")).to_contain_text("Nguyễn Trần Thị Thanh Hương")
    for verb in ("Thụ lý", "Trình ký", "Ký cấp"):
        there.goto(record)
        there.get_by_role("button", name=verb).click()

    keeper.goto("/lien-thong/doi-soat/")
    assert_no_axe_violations(keeper)
    asked = keeper.locator("tr", has_text=code).get_by_role("button", name="Hỏi ngay")
    if asked.count():  # unless the worker was quicker
        asked.click()
    specialist.goto(f"/ho-so/{code}/")
    expect(specialist.locator("main .tag").first).to_have_text("Đã xử lý xong", ignore_case=True)
    shot(specialist, "desk-ho-so-ho-tich-xong")
