"""The counter clerk without a mouse: a number, a person, the whole paper dossier, cash, scans; a company's staff."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Locator, Page, expect

from tests.counter.scans import page_of_paper, pictures, scanned
from tests.journeys.test_counter import looked_at, signed_in
from tests.province import plant
from tinhso.base.jobs import drain
from tinhso.engines.cases.models import Case
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Counter, Queue, Ticket
from tinhso.engines.directory import api as directory
from tinhso.systems.services.counter.models import HandedPaper
from tinhso.systems.services.counter.scanning.drawing import cover_sheets
from tinhso.systems.services.people.models import FiledFor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TYPED = {
    "applicant_address.line": "Số 12, khu phố Bình Cư",
    "copies": "2",
    "registered_at": "Ủy ban nhân dân Phường 1, thành phố Tân An",
    "registered_year": "1990",
}
CHOSEN = {"matter": "birth", "on_behalf": "self", "delivery": "online"}


def tab_to(page: Page, place: Locator, most: int = 120) -> None:
    """Press Tab until ``place`` has the focus."""
    for _step in range(most):
        if place.evaluate("place => place === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {place}")


def write(page: Page, name: str, text: str) -> None:
    place = page.locator(f'main [name="{name}"]')
    tab_to(page, place)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def choose(page: Page, name: str, value: str) -> None:
    """A radio button or an option, by the arrow keys."""
    place = page.locator(f'main [name="{name}"]').first
    if place.evaluate("place => place.tagName") == "SELECT":
        tab_to(page, place)
        label = place.locator(f'option[value="{value}"]').inner_text()
        page.keyboard.type(label[:12])
        return
    wanted = page.locator(f'main [name="{name}"][value="{value}"]')
    # Tab comes to the chosen one of a group, or to its first.
    group = page.locator(f'main [name="{name}"]:checked')
    tab_to(page, group if group.count() else place)
    page.keyboard.press("Space")
    for _step in range(12):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} cannot be chosen by the arrow keys")


def tick(page: Page, place: Locator) -> None:
    tab_to(page, place)
    page.keyboard.press("Space")


def ready(page: Page) -> None:
    expect(page.locator("short-keys:defined")).to_be_attached()


@pytest.mark.goal("cases-33")
@pytest.mark.goal("cases-35")
@pytest.mark.goal("cases-16")
def test_a_paper_dossier_is_taken_in_without_a_mouse(
    open_page: Callable[..., Page], live_server: Any, shot: Callable[..., Any]
) -> None:
    province = plant()
    hall = Counter.objects.filter(office__code="H53.101.01").first()
    assert hall is not None
    counters.sit_down(hall.pk, by=province.actor("duyen"))
    page = signed_in(open_page("desk"), province, "duyen", live_server.url)
    page.goto("/mot-cua/")
    ready(page)
    draw = page.locator("details", has=page.locator("#draw-queue"))
    tab_to(page, draw.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, draw.locator("button"))
    page.keyboard.press("Enter")
    expect(page.locator(".notice").first).to_contain_text("A001")
    ready(page)
    page.keyboard.press("F2")
    expect(page.locator(".calling .now")).to_contain_text("A001")
    ready(page)
    who = province.person("huong")
    page.keyboard.press("F6")
    page.keyboard.type(who.personal_number)
    page.keyboard.press("Enter")
    expect(page.locator("#thu-tuc")).to_be_focused()
    page.keyboard.type("2.000635")
    page.keyboard.press("Enter")
    page.wait_for_url("**thu-tuc=2.000635**")
    tab_to(page, page.locator(".found-list form button").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so-giay/**")
    ready(page)
    for name in ("matter", "on_behalf"):
        choose(page, name, CHOSEN[name])
    for name, text in TYPED.items():
        write(page, name, text)
    choose(page, "delivery", CHOSEN["delivery"])
    tick(page, page.locator('main [name="declaration"]'))
    for place in page.locator('.handed input[type="checkbox"]').all():
        tick(page, place)
    tick(page, page.locator("#consent"))
    looked_at(page, shot, "desk-ho-so-giay-ban-phim")
    page.keyboard.press("F9")
    page.wait_for_url("**/da-nhan/**")
    ready(page)
    looked_at(page, shot, "desk-da-nhan")
    page.keyboard.press("F9")
    expect(page.locator('a[data-shortcut="F2"]')).to_be_visible()
    case = Case.objects.get(dossier__filed_by=province.person("duyen"))
    assert (case.channel, case.received_at is not None) == ("desk", True)
    _scan(page, case, shot)
    page.goto(f"/mot-cua/da-nhan/{case.code}/")
    ready(page)
    page.keyboard.press("F2")
    page.wait_for_url("**/mot-cua/")
    ready(page)
    page.keyboard.press("F9")
    expect(page.locator(".calling .now")).not_to_contain_text("A001")
    assert Ticket.objects.get(code="A001").stage == "served"


def _drain() -> None:
    try:
        drain()
    finally:
        connection.close()


def _scan(page: Page, case: Case, shot: Callable[..., Any]) -> None:
    """The pile comes from the scanner with one paper without its sheet."""
    papers = list(HandedPaper.objects.filter(case=case).select_related("case__office").order_by("pk"))
    pile = scanned(page_of_paper(5), *pictures(cover_sheets(papers))[:1], page_of_paper(1), page_of_paper(2))
    page.goto("/mot-cua/quet/")
    looked_at(page, shot, "desk-ban-quet")
    page.locator("#pile").set_input_files({"name": "chong.pdf", "mimeType": "application/pdf", "buffer": pile})
    tab_to(page, page.locator("main form button.button"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/mot-cua/quet/*/")
    with ThreadPoolExecutor(1) as worker:  # the browser's loop runs in this thread, and signing wants one of its own
        worker.submit(_drain).result()
    expect(page.locator("#parts h2").first).to_be_visible()
    looked_at(page, shot, "desk-ban-quet-xep")
    papers[0].refresh_from_db()
    assert papers[0].state == "scanned"
    page.goto(f"/ho-so/{case.code}/")
    looked_at(page, shot, "desk-ho-so-giay-ban-quet")


@pytest.mark.goal("cases-33")
def test_a_company_s_staff_hands_its_papers_in_at_the_counter(
    open_page: Callable[..., Page], live_server: Any, shot: Callable[..., Any]
) -> None:
    province = plant()
    hall = Counter.objects.filter(office__code="H53.101.01").first()
    assert hall is not None
    counters.sit_down(hall.pk, by=province.actor("duyen"))
    counters.draw(Queue.objects.get(office=hall.office, letter="C").pk)
    business = directory.business_by_tax_code("1199999016")
    assert business is not None
    page = signed_in(open_page("desk"), province, "duyen", live_server.url)
    page.goto("/mot-cua/?tim=1199999016")
    looked_at(page, shot, "desk-doanh-nghiep")
    page.locator(".found-list a", has_text="Đặng Văn Út").click()
    expect(page.locator(".found-person")).to_contain_text(business.party.name)
    looked_at(page, shot, "desk-doanh-nghiep-chon")
    page.locator(".found-list form button", has_text="đăng ký thành lập hộ kinh doanh").click()
    page.wait_for_url("**/ho-so-giay/**")
    expect(page.locator('[data-question="members"]')).to_be_hidden()
    page.locator('[name="founders"][value="family"]').check()
    expect(page.locator('[data-question="members"]')).to_be_visible()
    expect(page.locator("#p-bien-ban")).to_be_visible()  # a paper that only a family hands in: the server brought it
    page.locator('[name="founders"][value="person"]').check()
    expect(page.locator("#p-bien-ban")).to_have_count(0)
    looked_at(page, shot, "desk-ho-so-giay-doanh-nghiep")
    for name, text in {
        "applicant_address.line": "Ấp Ví Dụ", "business_name": "Thanh long Tầm Vu", "business_address.line": "Ấp Ví Dụ",
        "business_address.commune": "Phường Long An, tỉnh Tây Ninh", "industries.0.title": "Bán trái cây",
        "capital": "1000000", "workers": "2",
    }.items():  # fmt: skip
        page.locator(f'main [name="{name}"]').fill(text)
    for name, value in {"tax_method": "declared", "delivery": "online"}.items():
        page.locator(f'main [name="{name}"][value="{value}"]').check()
    page.locator('main [name="declaration"]').check()
    for place in page.locator('.handed input[type="checkbox"]').all():
        place.check()
    page.locator("#consent").check()
    page.locator('button[data-shortcut="F9"]').click()
    page.wait_for_url("**/da-nhan/**")
    standing = FiledFor.objects.select_related("mandate__person__party", "case__applicant").get()
    assert (standing.case.applicant, standing.mandate.person.party.name) == (business.party, "Đặng Văn Út")
    staff = signed_in(open_page("phone"), province, "huong", live_server.url)
    staff.goto(f"/ho-so/{standing.case.code}/")
    assert standing.case.code not in staff.locator("main").inner_text()
