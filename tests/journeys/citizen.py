"""The steps of a citizen: begin, fill in, hand in, pay, follow."""

from __future__ import annotations

import io
import re

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.filling import Answers, attach, fill_in, go_on, look_again_until, pdf, photo

SOON = 45_000  # milliseconds within which a job's work shows
COPY, BIRTH = "2.000635", "1.001193"
HOME: Answers = {"applicant_address.line": "Số 12, khu phố Bình Cư"}
COPIES: Answers = {
    "matter": "birth", "on_behalf": "self", "copies": "2", "registered_year": "1990",
    "registered_at": "Ủy ban nhân dân Phường 1, thành phố Tân An",
}  # fmt: skip
ONLINE: Answers = {"delivery": "online", "declaration": "on"}
CHILD: Answers = {
    "child_name": "Nguyễn Trần Gia Hân", "child_sex": "female", "child_born_on": "03/11/2026",
    "child_ethnicity": "Kinh", "child_nationality": "Việt Nam", "child_hometown": "Tây Ninh",
    "has_birth_certificate": "yes", "birth_facility": "Bệnh viện Đa khoa Long An",
}  # fmt: skip
PARENTS: Answers = {
    "mother.name": "Nguyễn Trần Thị Thanh Hương", "mother.number": "080190004128", "mother.born_on": "14/05/1990",
    "mother_address.line": "Số 12, khu phố Bình Cư", "mother_address.commune": "Phường Long An",
    "declares_father": "no",
}  # fmt: skip


def begin(page: Page, procedure: str) -> None:
    """From the procedure's page to the first page of its form, for the ward of Long An."""
    page.goto(f"/thu-tuc/{procedure}/")
    page.get_by_role("link", name="Nộp hồ sơ").first.click()
    choose_agency(page)


def choose_agency(page: Page) -> None:
    choice = page.locator("main form [name=office]").first  # before it, whoever has mandates is asked for whom
    if choice.evaluate("element => element.tagName") == "SELECT":
        options = choice.locator("option").all_inner_texts()
        choice.select_option(label=next(option for option in options if "phường Long An" in option))
    else:
        page.get_by_label(re.compile("phường Long An")).check()
    page.get_by_role("button", name="Bắt đầu").click()
    page.locator("main").get_by_role("link", name="Người yêu cầu").click()
    expect(page.locator("main [name='applicant.name']")).to_be_visible()


def ask_for_copies(page: Page) -> None:
    """Fill in every page of the request for copies of a birth certificate."""
    for answers in (HOME, COPIES, ONLINE):
        fill_in(page, answers)
        go_on(page)


def register_a_birth(page: Page) -> None:
    """Fill in every page of a birth registration and attach a scan and a photo."""
    for answers in (HOME, {"relation": "mother"}, CHILD, PARENTS, {"wants_copies": "no"}, ONLINE):
        fill_in(page, answers)
        go_on(page)
    attach(page, "Giấy chứng sinh", pdf(), photo())
    go_on(page)


def hand_in(page: Page) -> str:
    """From the page with all answers; returns the dossier's code that the next page shows."""
    page.get_by_role("button", name="Nộp hồ sơ").click()
    page.wait_for_url("**/da-nop/")
    code = page.locator(".confirmation .summary-list dd").first.inner_text()
    assert re.fullmatch(r"H53\.101-\d{6,8}-\d{4,7}", code), code
    return code


def hand_in_a_birth(page: Page) -> str:
    begin(page, BIRTH)
    register_a_birth(page)
    return hand_in(page)


def scan(page: Page) -> str:
    """What a banking app reads in the code on the page."""
    picture = Image.open(io.BytesIO(page.locator(".qr svg, .qr img").first.screenshot()))
    read = zxingcpp.read_barcodes(picture)
    assert [code.format for code in read] == [zxingcpp.BarcodeFormat.QRCode]
    return read[0].text


def pay_in_the_bank(page: Page, partners: str, text: str) -> str:
    """Another device: the bank's app reads the code and makes the transfer; returns the amount it asked for."""
    page.goto(f"{partners}/bank/")
    page.get_by_label("Nội dung mã VietQR đã quét").fill(text)
    page.get_by_role("button", name="Đọc mã").click()
    amount = page.get_by_label("Số tiền").input_value()
    page.get_by_role("button", name="Chuyển tiền").click()
    expect(page.locator("body")).to_contain_text("Mã giao dịch")
    return amount


def reload_until(page: Page, text: str) -> None:
    """Until these words stand on the page."""
    look_again_until(page, lambda: text in page.locator("main").inner_text())
