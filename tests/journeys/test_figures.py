"""Figures that are told: an index from the ranking to a record and a verified point; open figures for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.test_counter import signed_in
from tests.open_figures.test_open_figures import happened
from tests.province import plant
from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.disclosures.publishing import publish

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CARD = "/bo-chi-so/766/phieu/H53.101/?ky=2026-Q3"


def looked_at(page: Page, shot: Callable[..., Any], name: str) -> None:
    shot(page, name)
    assert_no_axe_violations(page)


@pytest.mark.goal("ioc-32")
def test_a_chairwoman_and_the_verifier_score_the_service_quality_index(
    open_page: Callable[..., Page], live_server: Any, shot: Callable[..., Any]
) -> None:
    province = plant()
    day, office = clock.at(2026, 8, 12, 9), directory.office_by_code("H53.101")
    happened("cases.decided", day, office, 18, on_time=True)
    happened("cases.decided", day, office, 2, on_time=False)
    happened("cases.accepted", day, office, 25, "online")

    phone = signed_in(open_page("phone"), province, "nhung", live_server.url)
    phone.goto("/bo-chi-so/")
    phone.get_by_role("link", name="Xếp hạng các cơ quan").click()
    looked_at(phone, shot, "phone-xep-hang")
    phone.goto(CARD)
    looked_at(phone, shot, "phone-phieu")
    phone.get_by_role("link", name=re.compile("18/20")).click()
    expect(phone.locator("main")).to_contain_text("Giải quyết đúng hạn")

    desk = signed_in(open_page("desk"), province, "toan", live_server.url)
    desk.goto(CARD)
    looked_at(desk, shot, "desk-phieu")
    desk.get_by_role("link", name=re.compile("^1.1 ")).click()
    desk.get_by_label("Điểm thẩm định").fill("4")
    desk.get_by_role("button", name="Lưu điểm thẩm định").click()
    expect(desk.locator(".error-summary, [role=alert]").first).to_be_visible()
    desk.get_by_label("Lý do").fill("Một thủ tục công bố trễ hai ngày.")
    looked_at(desk, shot, "desk-chi-tieu")
    desk.get_by_role("button", name="Lưu điểm thẩm định").click()
    expect(desk.locator("tbody tr", has_text="1.1 ").first).to_contain_text("4,00")
    desk.get_by_role("button", name="Xác nhận phiếu chấm điểm").click()
    desk.locator("dialog[open] button, .dialog button").last.click()
    expect(desk.locator(".notice.done").first).to_be_visible()
    desk.get_by_role("link", name="Lịch sử phiếu chấm điểm").click()
    looked_at(desk, shot, "desk-lich-su")
    desk.goto("/bo-chi-so/766/")
    looked_at(desk, shot, "desk-bo-chi-so")
    desk.get_by_role("link", name="Soạn phiên bản sau").click()
    desk.get_by_role("button", name="Bắt đầu soạn phiên bản sau").click()
    looked_at(desk, shot, "desk-ban-nhap")
    desk.get_by_role("link", name=re.compile("^2.1 ")).click()
    looked_at(desk, shot, "desk-soan-chi-tieu")


def test_anybody_reads_the_open_figures(
    open_page: Callable[..., Page], live_server: Any, shot: Callable[..., Any]
) -> None:
    plant()
    for month in (8, 9, 10):
        day = clock.at(2026, month, 12, 9)
        for code, n in (("H53.101", 40), ("H53.109", 12), ("H53.03", 3)):
            office = directory.office_by_code(code)
            happened("cases.accepted", day, office, n, "online")
            happened("cases.decided", day, office, n, on_time=True)
        publish(date(2026, month, 1))
    happened("cases.decided", clock.at(2026, 10, 20), directory.office_by_code("H53.101"), 4, on_time=False)
    publish(date(2026, 10, 1))
    for size in ("phone", "desk"):
        page = open_page(size)
        page.goto("/")
        page.get_by_role("link", name="Số liệu hoạt động của các cơ quan").click()
        expect(page.locator("main")).to_contain_text("được ẩn")
        looked_at(page, shot, f"{size}-so-lieu-mo")
        page.locator("tbody").get_by_role("link", name=re.compile("Long An")).first.click()
        expect(page.locator("main")).to_contain_text("40/44")
        looked_at(page, shot, f"{size}-so-lieu-co-quan")
