"""The public post fetches papers at home: the citizen asks, the postman comes, the desk takes in, money agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen
from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until
from tests.journeys.people import Cast
from tests.journeys.width import assert_it_fits

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]


def fits_and_is_accessible(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_it_fits(page)


def have_papers_fetched(page: Page) -> str:
    """From the page after handing in; returns the number of the consignment."""
    page.get_by_role("link", name="Nhận, trả qua bưu chính").click()
    fits_and_is_accessible(page)
    page.get_by_label("Số nhà, đường, ấp hoặc khu phố").fill("Số 12, khu phố Bình Cư")
    page.get_by_label("Xã, phường").fill("Phường Long An, Tỉnh Tây Ninh")
    page.get_by_role("button", name="Đặt nhận giấy tờ tại nhà").click()
    expect(page.locator(".notice.done").first).to_contain_text("Đã đặt bưu chính")
    return page.locator("a[href*='/buu-chinh/RH']").first.inner_text()


def carry(page: Page, partners: str, code: str) -> None:
    """The postman's own screen: the whole way."""
    page.goto(f"{partners}/post/")
    section = page.locator("section", has_text=code)
    look_again_until(page, lambda: section.count() > 0)
    section.get_by_role("button", name="Đi hết chặng").click()


@pytest.mark.goal("cases-19")
def test_papers_are_fetched_at_home_taken_in_and_their_postage_agrees(cast: Cast, shot: Shot) -> None:
    phone = cast.page("huong", "phone")
    citizen.begin(phone, citizen.COPY)
    citizen.ask_for_copies(phone)
    citizen.hand_in(phone)
    code = have_papers_fetched(phone)
    shot(phone, "post-dossier-phone")

    postman = cast.page("giang", "phone")
    postman.goto("/buu-chinh/chang/")
    expect(postman.locator("main")).to_contain_text(code)
    fits_and_is_accessible(postman)
    shot(postman, "post-round-phone")

    carry(cast.page(), cast.copy.partners_url, code)

    desk = cast.page("duyen")
    desk.goto("/buu-chinh/?muc=ve")
    look_again_until(desk, lambda: code in desk.locator("main").inner_text())
    fits_and_is_accessible(desk)
    desk.get_by_role("link", name=code).click()
    fits_and_is_accessible(desk)
    desk.get_by_role("button", name="Xác nhận đã về Một cửa").click()
    expect(desk.locator(".notice.done").first).to_be_visible()
    shot(desk, "post-consignment-desk")

    phone.goto(f"/buu-chinh/{code}/")
    expect(phone.locator("main")).to_contain_text("Đã phát")
    fits_and_is_accessible(phone)

    accountant = cast.page("ngan")
    accountant.goto("/thanh-toan/doi-soat/")
    expect(accountant.locator("main")).to_contain_text("Bưu chính thu hộ")
    fits_and_is_accessible(accountant)
    shot(accountant, "post-reconciliation-desk")


@pytest.mark.goal("cases-18")
def test_a_clerk_finds_a_payment_takes_the_cash_and_closes_the_drawer(cast: Cast, shot: Shot) -> None:
    payer = cast.page("huong", "phone")
    citizen.begin(payer, citizen.COPY)
    citizen.ask_for_copies(payer)
    code = citizen.hand_in(payer)

    clerk = cast.page("duyen")
    clerk.goto("/thanh-toan/quay-thu/")
    clerk.get_by_label("Mã thanh toán hoặc mã hồ sơ").fill(code)
    clerk.get_by_role("button", name="Tìm khoản thu").click()
    fits_and_is_accessible(clerk)
    clerk.get_by_role("button", name="Đã nhận tiền mặt").click()
    clerk.locator("dialog[open] button", has_text="Đã nhận tiền mặt").click()
    expect(clerk.locator(".notice.done").first).to_contain_text("01BLP")
    should = clerk.locator(".summary-list b").inner_text()
    clerk.get_by_label("Số tiền kiểm đếm (đồng)").fill(should.removesuffix(" đ"))
    clerk.get_by_role("button", name="Chốt quỹ", exact=True).click()
    expect(clerk.locator(".notice.done").first).to_contain_text(should)
    fits_and_is_accessible(clerk)
    shot(clerk, "drawer-closed-desk")
