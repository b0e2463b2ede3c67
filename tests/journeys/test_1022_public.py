"""A public reader of 1022: the list, the map, one report, on a phone and at a desk, by day and by night."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.width import assert_it_fits
from tinhso.base import clock
from tinhso.engines.accounts.api import make_account
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public.keeping import refresh, report_of
from tinhso.systems.feedback.tests.published import answer, publish
from tinhso.systems.feedback.tests.world import TUESDAY, World, make_world

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.goal("feedback-21"),
    pytest.mark.goal("feedback-22"),
]
LONG = "Đường Nguyễn Thị Minh Khai nối dài, đoạn trước Trường Tiểu học Nguyễn Đình Chiểu, khu phố Bình Phước 2"


@pytest.fixture
def world() -> World:
    with clock.travel(TUESDAY):
        made = make_world()
        publish(made, "Đèn đường trước cổng trường không sáng ba đêm nay.", place=LONG, lat=10.531, lng=106.411)
        settled = publish(made, "Cây đổ chắn ngang đường.", category=made.urgent, lat=10.535, lng=106.415)
        answer(made, report_of(settled.report).case, "Đã dọn cây, đường thông lúc 10 giờ.")
        refresh(settled.report)
        for n in range(3):
            publish(made, f"Nắp cống hư, vị trí thứ {n}.", lat=10.54, lng=106.42)
    return made


@pytest.mark.parametrize(
    ("size", "theme"), [("phone", "light"), ("phone", "dark"), ("desk", "light"), ("small", "light")]
)
def test_a_reader_finds_a_report_and_reads_its_answer(
    world: World, open_page: Callable[..., Page], shot: Callable[..., Path], size: str, theme: str
) -> None:
    page = open_page(size, theme)
    page.goto("/phan-anh/")
    expect(page.locator(".reports > li")).to_have_count(5)
    assert_it_fits(page)
    assert_no_axe_violations(page)
    page.locator("#ban-do").scroll_into_view_if_needed()
    expect(page.locator("province-map.drawn, province-map [data-told]:not(:empty)")).to_be_attached()
    shot(page, f"1022-{size}-{theme}-danh-sach")
    page.locator("details summary").first.click()
    page.get_by_label("Từ khóa hoặc mã phản ánh").fill("cay do")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator(".reports > li")).to_have_count(1)
    page.locator(".reports a").click()
    expect(page.locator(".answer")).to_contain_text("Đã dọn cây")
    expect(page.get_by_text("đúng hạn")).to_be_visible()
    assert_no_axe_violations(page)
    shot(page, f"1022-{size}-{theme}-mot-phan-anh")


def test_the_list_is_whole_without_scripts(world: World, browser: Any, live_server: Any) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/phan-anh/")
    assert page.locator(".reports > li").count() == 5
    page.locator(".reports a").first.click()
    expect(page.locator(".report-text")).to_have_count(1)
    context.close()


def test_the_figures_and_the_empty_list_are_accessible(open_page: Callable[..., Page]) -> None:
    page = open_page("phone")
    for address in ("/phan-anh/", "/phan-anh/?q=khong-co", "/phan-anh/so-lieu/"):
        page.goto(address)
        assert_no_axe_violations(page)


def test_a_neighbour_says_me_too_and_is_counted(
    world: World, open_page: Callable[..., Page], sign_in: Callable[[Page, Any], None]
) -> None:
    found = Publication.objects.order_by("reported_at").first()
    assert found is not None
    page = open_page("phone")
    page.goto(f"/phan-anh/cong-khai/{found.code}/")
    page.get_by_role("button", name="Tôi cũng gặp").click()
    page.wait_for_url("**/phan-anh/cua-toi/**")  # first one shows who one is
    sign_in(page, make_account(world.citizen, username="sau", password=None))
    page.goto(f"/phan-anh/cong-khai/{found.code}/")
    page.get_by_role("button", name="Tôi cũng gặp").click()
    expect(page.get_by_text("Đã có 1 người cùng phản ánh.")).to_be_visible()
    page.get_by_role("button", name="Thôi theo dõi").click()
    expect(page.get_by_text("Đã có 0 người cùng phản ánh.")).to_be_visible()
    assert_no_axe_violations(page)
