"""The chair, the commune's desk, the company's staff and the post's clerk on their own pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen
from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until
from tests.journeys.people import CITIZENS, Cast
from tests.journeys.width import assert_it_fits

pytestmark = pytest.mark.journey
PHUC = "080085007315"
HOUSEHOLD = "1.001612"


def fits_and_is_accessible(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_it_fits(page)


@pytest.mark.goal("cases-14")
def test_the_chair_finds_the_pages_of_the_office_and_they_are_accessible(cast: Cast) -> None:
    chair = cast.page("nhung")
    for address in ("/viec-cua-toi/", "/dieu-hanh/", "/thanh-toan/tai-khoan-thu/", "/ho-so/"):
        chair.goto(address)
        fits_and_is_accessible(chair)
    province = cast.page("toan")
    for address in ("/buu-chinh/bang-gia/", "/tiep-nhan-phi-dia-gioi/danh-muc/"):
        province.goto(address)
        fits_and_is_accessible(province)
    province.goto("/dieu-hanh/")
    province.locator(".figure", has_text="có bưu chính phục vụ").get_by_role("link").first.click()
    expect(province.locator("main tbody")).to_contain_text("Có điểm phục vụ")
    fits_and_is_accessible(province)
    anybody = cast.page(size="phone")
    anybody.goto("/tiep-nhan-phi-dia-gioi/")
    expect(anybody.locator("main tbody")).to_contain_text("2.000635")
    fits_and_is_accessible(anybody)


@pytest.mark.goal("cases-33")
def test_the_commune_writes_a_mother_down_for_her_child(cast: Cast) -> None:
    desk = cast.page("duyen")
    desk.goto("/giam-ho/")
    fits_and_is_accessible(desk)
    desk.get_by_label("Số định danh của trẻ").fill("080216001238")
    desk.get_by_label(re.compile("Họ và tên")).fill("Nguyễn Bảo An")
    desk.get_by_label(re.compile("Ngày sinh")).fill("01/12/2016")
    desk.locator("main").get_by_role("button", name="Tiếp tục").click()
    desk.get_by_label("Số định danh của cha").fill(PHUC)
    desk.get_by_label("cha hoặc mẹ").check()
    desk.get_by_label("Giấy tờ chứng minh").fill("Giấy khai sinh số 12/2016")
    desk.get_by_role("button", name="Ghi nhận", exact=True).click()
    expect(desk.locator("main tbody")).to_contain_text(CITIZENS["phuc"])
    fits_and_is_accessible(desk)
    father = cast.page("phuc", "phone")
    father.goto("/thay-mat/")
    expect(father.locator("main")).to_contain_text("Nguyễn Bảo An")
    fits_and_is_accessible(father)


@pytest.mark.goal("cases-33")
def test_a_companys_staff_get_a_mandate_and_begin_in_its_name(cast: Cast) -> None:
    leader = cast.page("khoa", "phone")
    leader.goto("/thay-mat/")
    leader.get_by_role("link", name=re.compile("Người được thay mặt")).click()
    leader.get_by_label(re.compile("Số định danh")).fill("080190004128")
    leader.locator(f"[name=topics][value='{HOUSEHOLD}']").check()
    leader.get_by_label("Giấy ủy quyền").fill("GUQ 07")
    leader.locator("main").get_by_role("button", name="Giao ủy quyền").click()
    expect(leader.locator("main tbody")).to_contain_text(CITIZENS["huong"])
    fits_and_is_accessible(leader)
    staff = cast.page("huong", "phone")
    staff.goto("/thay-mat/")
    staff.locator("main").get_by_role("link", name=re.compile("^Hồ sơ của")).first.click()
    fits_and_is_accessible(staff)
    staff.goto(f"/nop-ho-so/{HOUSEHOLD}/")
    staff.get_by_label(re.compile("Thanh long")).check()
    fits_and_is_accessible(staff)


@pytest.mark.goal("cases-19")
def test_the_posts_clerk_reports_by_hand_while_the_link_is_down(cast: Cast) -> None:
    phone = cast.page("huong", "phone")
    citizen.begin(phone, citizen.COPY)
    citizen.ask_for_copies(phone)
    citizen.hand_in(phone)
    phone.get_by_role("link", name="Nhận, trả qua bưu chính").click()
    phone.get_by_label("Số nhà, đường, ấp hoặc khu phố").fill("Số 12, khu phố Bình Cư")
    phone.get_by_label("Xã, phường").fill("Phường Long An, Tỉnh Tây Ninh")
    phone.get_by_role("button", name="Đặt nhận giấy tờ tại nhà").click()
    code = phone.locator("a[href*='/buu-chinh/RH']").first.inner_text()

    clerk = cast.page("giang", "phone")
    clerk.goto("/buu-chinh/chang/")
    look_again_until(clerk, lambda: code in clerk.locator("main").inner_text())
    clerk.get_by_role("link", name=code).click()
    fits_and_is_accessible(clerk)
    clerk.get_by_label("đã phát").check()
    clerk.get_by_label("Căn cứ và lý do báo tay").fill("Một cửa đã ký nhận trên phiếu giấy; hệ thống mất kết nối.")
    clerk.get_by_role("button", name="Ghi báo tay").click()
    expect(clerk.locator("main")).to_contain_text("Báo tay: Một cửa đã ký nhận")
    fits_and_is_accessible(clerk)
    desk = cast.page("duyen")
    desk.goto(f"/buu-chinh/{code}/")
    desk.get_by_role("button", name="Xác nhận đã về Một cửa").click()
    expect(desk.locator(".notice.done").first).to_be_visible()
