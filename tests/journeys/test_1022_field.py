"""An official in the field without a connection; an outside party by a link; the sheet of a report on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import assert_no_axe_violations
from tests.journeys.filling import look_again_until, photo
from tests.journeys.official import act
from tests.journeys.people import Cast
from tests.journeys.test_1022_desk import open_report, report_a_lamp
from tests.journeys.test_1022_reporter import phone
from tests.journeys.width import assert_it_fits

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]
FIELD = "/phan-anh/hien-truong/"
DONE = "Đã thay bóng đèn, kiểm tra lại lúc 19 giờ."


@pytest.fixture
def code(cast: Cast) -> str:
    """A report that tam.longan works on."""
    made = report_a_lamp(phone(cast))
    coordinator = cast.page("thoa")
    coordinator.goto(f"/phan-anh/{made}/")
    act(coordinator, "tiep-nhan")
    return made


@pytest.mark.goal("feedback-36")
def test_notes_and_photos_of_the_field_wait_for_a_connection(cast: Cast, shot: Shot, code: str) -> None:
    cast.expected |= {"ERR_INTERNET_DISCONNECTED", "Failed to load resource"}
    page = cast.page("tam", "phone")
    page.goto(FIELD)
    row = page.locator(".field-rows > li", has_text=code)
    expect(row).to_have_count(1)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(row).to_have_count(1)
    assert_no_axe_violations(page)
    page.context.set_offline(True)
    page.goto(FIELD)
    row.locator("summary").click()
    row.locator("[name=text]").fill(DONE)
    row.locator("[name=photos]").set_input_files([photo("sau.jpg")])
    shot(page, "1022-hien-truong")
    assert_no_axe_violations(page)
    assert_it_fits(page)
    row.get_by_role("button", name="Lưu và gửi").click()
    note = page.locator("[data-notes] li", has_text=code)
    expect(note).to_contain_text("Đang chờ kết nối")
    page.context.set_offline(False)
    look_again_until(page, lambda: page.locator("[data-notes] li", has_text="Đang chờ").count() == 0)
    chair = cast.page("nhung")
    chair.goto(f"/phan-anh/{code}/")
    look_again_until(chair, lambda: chair.get_by_text(DONE).count() > 0)


@pytest.mark.goal("feedback-17")
def test_an_outside_party_answers_by_its_link_until_it_is_taken_back(cast: Cast, shot: Shot, code: str) -> None:
    official = cast.page("tam")
    open_report(official, code)
    act(official, "giao-ben-ngoai", to="Điện lực Long An", task="Thay bóng đèn đầu hẻm 19.")
    link = official.locator(".link-row a").first.get_attribute("href") or ""
    assert_no_axe_violations(official)
    shot(official, "1022-giao-ben-ngoai")
    outside = cast.page(size="phone")
    outside.goto(link)
    expect(outside.locator("main")).to_contain_text("Thay bóng đèn đầu hẻm 19.")
    assert_no_axe_violations(outside)
    assert_it_fits(outside)
    shot(outside, "1022-ben-ngoai")
    outside.locator("main [name=text]").fill(DONE)
    outside.get_by_role("button", name="Gửi trả lời").click()
    expect(outside.locator(".notice.done").first).to_be_visible()
    official.reload()
    expect(official.locator("main")).to_contain_text(DONE)
    act(official, "thu-lien-ket")
    cast.expected.add("410")
    outside.goto(link)
    expect(outside.locator("main")).not_to_contain_text("Thay bóng đèn")
    assert_no_axe_violations(outside)


@pytest.mark.goal("feedback-39")
def test_the_report_is_put_on_paper(cast: Cast, code: str) -> None:
    official = cast.page("tam")
    answer = official.request.get(f"/phan-anh/{code}/phieu.pdf")
    assert answer.status == 200 and answer.body().startswith(b"%PDF")
