"""A citizen with a phone: from the search box to the paid dossier with its receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import citizen, official
from tests.journeys.filling import attach, downloaded, fill_in, go_on, pdf, photo
from tests.journeys.people import Cast, sign_in_by_vneid

pytestmark = pytest.mark.journey
Shot = Callable[..., Path]


@pytest.mark.parametrize(
    ("words", "procedure"),
    [
        ("đăng ký khai sinh", citizen.BIRTH),
        ("dang ky khai sinh", citizen.BIRTH),
        ("đang kí khai sih", citizen.BIRTH),
        ("ban sao giay khai sinh", citizen.COPY),
    ],
)
def test_a_procedure_is_found_with_and_without_diacritics_and_with_a_slip(
    cast: Cast, words: str, procedure: str
) -> None:
    page = cast.page(size="phone")
    page.goto("/")
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("button", name="Tìm").click()
    first = page.locator(".results li").first
    expect(first).to_contain_text(procedure)
    first.locator("a").click()
    expect(page.get_by_role("link", name="Nộp hồ sơ").first).to_be_visible()


def test_a_birth_is_registered_with_a_scan_and_a_photo(cast: Cast, shot: Shot, tmp_path: Path) -> None:
    page = cast.page(size="phone")
    page.goto(f"/thu-tuc/{citizen.BIRTH}/")
    shot(page, "phone-thu-tuc")
    page.get_by_role("link", name="Nộp hồ sơ").first.click()
    sign_in_by_vneid(page, "huong")
    citizen.choose_agency(page)
    expect(page.locator("[name='applicant.name']")).to_have_value("Nguyễn Trần Thị Thanh Hương")
    expect(page.locator("[name='applicant.number']")).to_have_value("080190004128")
    expect(page.locator("[name=applicant_phone]")).to_have_value("0900 000 101")
    shot(page, "phone-khai-nguoi-yeu-cau")
    fill_in(page, citizen.HOME)
    go_on(page)
    fill_in(page, {"relation": "mother"})
    go_on(page)

    fill_in(page, citizen.CHILD | {"child_name": "", "child_born_on": "31/02/2026"})
    page.locator("main .actions").get_by_role("button", name="Lưu và tiếp tục").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    beside = page.locator(".field.wrong", has=page.locator("[name=child_born_on]"))
    sentence = beside.locator(".error").inner_text().strip()
    assert sentence.endswith(".") and sentence in summary.inner_text()
    shot(page, "phone-khai-sai")
    summary.get_by_role("link").first.click()
    expect(page.locator("[name=child_name]")).to_be_focused()
    expect(page.locator("[name=child_hometown]")).to_have_value("Tây Ninh")
    fill_in(page, {"child_name": "Nguyễn Trần Gia Hân", "child_born_on": "03/11/2026"})
    go_on(page)

    for answers in (citizen.PARENTS, {"wants_copies": "no"}, citizen.ONLINE):
        fill_in(page, answers)
        go_on(page)
    attach(page, "Giấy chứng sinh", pdf(), photo())
    shot(page, "phone-dinh-kem")
    go_on(page)
    for answer in ("Nguyễn Trần Gia Hân", "03/11/2026", "Giấy chứng sinh.pdf", "giay-chung-sinh-mat-sau.jpg"):
        expect(page.locator("main")).to_contain_text(answer)
    shot(page, "phone-kiem-tra")
    code = citizen.hand_in(page)
    shot(page, "phone-da-nop")
    page.get_by_role("link", name="Xem hồ sơ").click()
    assert downloaded(page, "Xác nhận nộp hồ sơ", tmp_path).read_bytes().startswith(b"%PDF-")
    page.goto("/ho-so-cua-toi/")
    expect(page.locator("main")).to_contain_text(code)
    shot(page, "phone-ho-so-cua-toi")


def test_a_fee_is_paid_by_scanning_and_the_receipt_comes_by_itself(cast: Cast, shot: Shot, tmp_path: Path) -> None:
    page = cast.page("huong", "phone")
    citizen.begin(page, citizen.COPY)
    citizen.ask_for_copies(page)
    expect(page.locator("dd", has_text="1990").last).to_have_text("1990")
    code = citizen.hand_in(page)
    page.get_by_role("link", name="Thanh toán").click()
    expect(page.locator("main")).to_contain_text("16.000 đ")
    shot(page, "phone-thanh-toan")
    text = citizen.scan(page)
    assert citizen.pay_in_the_bank(cast.page(), cast.copy.partners_url, text) == "16000"
    expect(page.locator("main")).to_contain_text("Đã thanh toán", timeout=citizen.SOON)
    expect(page.locator(".qr")).to_have_count(0)
    page.get_by_role("link", name="Tiếp tục").click()
    expect(page.locator("main")).to_contain_text(code)
    citizen.reload_until(page, "Biên lai thu phí, lệ phí điện tử")
    assert downloaded(page, "Biên lai thu phí", tmp_path).read_bytes().startswith(b"%PDF-")

    official.accept(cast.page("duyen"), code)
    citizen.reload_until(page, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    expect(page.locator(".lead")).to_contain_text("Hẹn trả kết quả:")
    assert downloaded(page, "Giấy tiếp nhận hồ sơ", tmp_path).read_bytes().startswith(b"%PDF-")
    shot(page, "phone-ho-so")
