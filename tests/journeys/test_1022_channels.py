"""People write by Zalo and by mail; an official answers, and makes a report of it that they follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until
from tests.journeys.people import OFFICIALS, Cast
from tests.journeys.width import assert_it_fits

pytestmark = [pytest.mark.journey, pytest.mark.goal("feedback-34")]
Shot = Callable[..., Path]
OFFICIALS |= {"thoa": "thoa.1022", "loi": "loi.1022"}
OA, TALKS = "4318657068771010101", "/phan-anh/hoi-thoai/"  # the ward of Long An
ANSWER = "Phường đã nhận tin, sẽ cho người đến xem trong ngày."


def open_talk(page: Page, words: str) -> None:
    """The conversation whose last words these are, from the list."""
    page.goto(TALKS)
    row = page.locator("tbody tr", has_text=words)
    look_again_until(page, lambda: row.count() > 0)
    assert_no_axe_violations(page)
    assert_it_fits(page)
    row.locator("th a").click()
    expect(page.locator("main")).to_contain_text(words)
    assert_no_axe_violations(page)


def answer(page: Page, text: str) -> None:
    page.locator("main [name=text]").fill(text)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator(".notice.done").first).to_be_visible()


def make_report(page: Page) -> str:
    """Of the conversation; returns the code that the person is told."""
    page.get_by_role("link", name="Lập phản ánh").click()
    page.locator("main [name=category]").select_option("den-khong-sang")
    page.locator("main [name=commune]").select_option(label="Phường Long An")
    assert_no_axe_violations(page)
    page.locator("main form .actions button").last.click()
    expect(page.locator(".notice.done").first).to_contain_text("PA-")
    return page.locator("main header .num, main .num").first.inner_text()


def test_a_neighbour_writes_by_zalo_is_answered_and_gets_the_code_of_a_report(cast: Cast, shot: Shot) -> None:
    words, user = f"Đèn đường hẻm {uuid4().hex[:6]} hư cả tuần, phường cho người xem giúp.", f"77{uuid4().int % 10**12}"
    telephone = cast.page(size="phone")
    telephone.goto(f"{cast.copy.partners_url}/zalo/?oa={OA}&user={user}")
    telephone.locator("[name=text]").fill(words)
    telephone.get_by_role("button", name="Gửi").click()
    clerk = cast.page("duyen")
    open_talk(clerk, words)
    answer(clerk, ANSWER)
    look_again_until(telephone, lambda: telephone.get_by_text(ANSWER).count() > 0)
    code = make_report(clerk)
    shot(clerk, "1022-zalo-hoi-thoai")
    look_again_until(telephone, lambda: telephone.get_by_text(code).count() > 0)


def test_a_mail_becomes_a_report_and_its_writer_is_told_by_mail(cast: Cast, shot: Shot) -> None:
    words, address = f"Đèn đường trước số {uuid4().hex[:6]} không sáng.", f"lan{uuid4().hex[:6]}@thu.example"
    writer = cast.page()
    writer.goto(f"{cast.copy.partners_url}/mail/viet?from={address}&to=1022@tayninh.example&subject=Đèn hư")
    writer.locator("[name=body]").fill(words)
    writer.get_by_role("button").click()
    coordinator = cast.page("thoa", "phone")
    open_talk(coordinator, words)
    code = make_report(coordinator)
    shot(coordinator, "1022-thu-hoi-thoai")
    writer.goto(f"{cast.copy.partners_url}/mail/")
    look_again_until(writer, lambda: writer.locator("tr", has_text=address).count() > 0)
    writer.locator("tr", has_text=address).locator("a").first.click()
    expect(writer.locator("body")).to_contain_text(code)
