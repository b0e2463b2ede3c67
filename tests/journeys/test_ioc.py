"""The operations centre and the reporting system, as their people use them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import fill_in
from tests.journeys.people import Cast
from tests.journeys.width import assert_it_fits
from tinhso.base import clock

pytestmark = pytest.mark.journey
FIGURES = {"v-1": "305", "v-2": "301", "v-3": "2105", "v-4": "26", "v-5": "4"}


@pytest.mark.goal("ioc-11")
@pytest.mark.goal("ioc-22")
def test_a_leader_goes_from_a_figure_to_its_records_and_gives_a_directive(cast: Cast) -> None:
    leader = cast.page("toan")
    leader.goto("/dieu-hanh/")
    tile = leader.locator(".figure", has_text="Hồ sơ đang quá hạn")
    overdue = tile.locator(".value").inner_text()
    tile.get_by_role("link").first.click()
    expect(leader.locator("main tbody tr")).to_have_count(int(overdue))
    records = leader.url
    leader.locator("main tbody a").first.click()
    expect(leader.locator("main h1")).to_be_visible()
    leader.goto(records)
    assert_no_axe_violations(leader)
    leader.goto("/dieu-hanh/chi-tieu/services.overdue/")
    assert_no_axe_violations(leader)
    leader.get_by_role("link", name="Giao ý kiến chỉ đạo").click()
    fill_in(leader, {"words": "Rà soát từng hồ sơ quá hạn.", "lead": "H53.109"})
    fill_in(leader, {"deadline": f"{clock.today() + timedelta(days=7)}"})
    leader.locator("main form .actions button").click()
    expect(leader.locator("main")).to_contain_text(re.compile(r"CD-\d{6}-\d{4}"))
    expect(leader.locator("main dl")).to_contain_text("Tầm Vu")
    assert_no_axe_violations(leader)


def test_a_commune_chair_reads_her_commune_alone_and_opens_what_is_behind_a_figure(cast: Cast) -> None:
    chair = cast.page("nhung", "phone")
    chair.goto("/dieu-hanh/")
    expect(chair.locator("main h1")).to_contain_text("phường Long An")
    assert_it_fits(chair)
    assert_no_axe_violations(chair)
    tile = chair.locator(".figure", has_text="Hồ sơ đang quá hạn")
    overdue = int(tile.locator(".value").inner_text())
    tile.get_by_role("link").first.click()
    rows = chair.locator("main tbody tr")
    expect(rows).to_have_count(overdue)
    expect(rows.filter(has_text="phường Long An")).to_have_count(overdue)
    assert_it_fits(chair)
    chair.locator("main tbody a").first.click()
    expect(chair.locator("main")).to_contain_text("phường Long An")
    assert_no_axe_violations(chair)
    cast.expected.add("403")
    refused = chair.goto("/dieu-hanh/?don-vi=H53.109")  # another commune
    assert refused is not None and refused.status == 403
    leader = cast.page("toan")
    leader.goto("/dieu-hanh/")
    everywhere = leader.locator(".figure", has_text="Hồ sơ đang quá hạn").locator(".value").inner_text()
    assert 0 < overdue < int(everywhere)


@pytest.mark.goal("ioc-13")
def test_a_specialist_mends_a_returned_report_on_the_phone_and_sends_it(cast: Cast) -> None:
    phone = cast.page("hoa", "phone")
    phone.goto("/bao-cao/")
    assert_it_fits(phone)
    phone.get_by_role("link", name="Báo cáo công tác y tế").first.click()
    expect(phone.locator("main")).to_contain_text("Báo cáo bị trả lại để sửa")
    fill_in(phone, {**FIGURES, "v-2": "999"})
    phone.get_by_role("button", name="Trình ký").click()
    expect(phone.locator(".error-summary")).to_contain_text("không vượt quá")
    expect(phone.locator("[name=v-2]")).to_have_value("999")
    assert_no_axe_violations(phone)
    fill_in(phone, FIGURES)
    phone.get_by_role("button", name="Trình ký").click()
    expect(phone.locator("main .lead")).to_contain_text("Chờ ký")
    assert_it_fits(phone)
    assert_no_axe_violations(phone)


def test_whoever_follows_a_programme_confirms_a_product_with_its_proof_on_the_phone(cast: Cast) -> None:
    phone = cast.page("phong", "phone")
    phone.goto("/viec-cua-toi/")
    phone.get_by_role("link", name="Triển khai học bạ số").first.click()
    expect(phone.locator("main")).to_contain_text("Chờ xác nhận", ignore_case=True)
    expect(phone.locator("main .files a").first).to_contain_text(".pdf")
    assert_it_fits(phone)
    assert_no_axe_violations(phone)
    phone.get_by_role("button", name="Xác nhận hoàn thành").click()
    expect(phone.locator("main .timeline li").first).to_contain_text("Xác nhận hoàn thành")
    leader = cast.page("toan")
    leader.goto("/dieu-hanh/chuong-trinh/")
    assert_no_axe_violations(leader)
    leader.get_by_role("link", name="36/KH-UBND").click()
    leader.locator("[name=tinh-trang]").select_option("finished")
    leader.locator("main form button").first.click()
    expect(leader.locator("main tbody tr", has_text="học bạ số")).to_contain_text(
        "Hoàn thành trước hạn", ignore_case=True
    )
    assert_no_axe_violations(leader)
