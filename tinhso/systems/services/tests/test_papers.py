"""The legal forms, set with data as long as it comes."""

import pypdfium2
import pytest

from tinhso.base import clock
from tinhso.base.text import nfc
from tinhso.base.typesetting import typeset
from tinhso.engines.files.api import pages_of
from tinhso.engines.files.rendering import pdf_text
from tinhso.systems.services import kinds
from tinhso.systems.services.tests import paper_samples as samples

FORMS = {
    kinds.ACKNOWLEDGEMENT: samples.ACKNOWLEDGEMENT,
    kinds.RECEIPT: samples.RECEIPT,
    kinds.SUPPLEMENT: samples.SUPPLEMENT,
    kinds.REFUSAL: samples.REFUSAL,
    kinds.APOLOGY: samples.APOLOGY,
    kinds.STOP: samples.STOP,
    kinds.CONTROL: samples.CONTROL,
    kinds.REGISTER: samples.REGISTER,
    kinds.RESULT: samples.RESULT,
    kinds.REJECTION: samples.RESULT,
    kinds.FEE: samples.FEE,
}
EMPTY = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
EVERY = pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.code)


def set_form(kind, data, signer="Nguyễn Thị Hồng Điệp"):
    letter = {
        "kind": kind.name,
        "number": kind.numbered(7, 2026, "H53.29.14", data),
        "issued_at": "2026-11-22T09:05:00+07:00",
        "office": {"name": "Uỷ ban nhân dân phường Long An", "above": "", "place": "Long An"},
        "signer": {"lines": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"] if signer else [], "name": signer},
        "verify": {"url": "x", "where": "tayninh.example/xac-minh", "code": "K7M2 P9QX 4DHT", "qr": EMPTY},
        "data": data,
    }  # fmt: skip
    return typeset(kind.template, letter, at=clock.at(2026, 11, 22, 9, 5))


def words(sheet) -> str:
    return " ".join(nfc(pdf_text(sheet.pdf)).split())


@EVERY
def test_the_sample_has_what_the_form_needs(kind):
    assert set(kind.needs) <= set(FORMS[kind])
    assert {shown.field for shown in kind.public} <= set(FORMS[kind])


@EVERY
def test_the_form_is_set_on_one_page_but_the_register(kind):
    sheet = set_form(kind, FORMS[kind])
    assert pages_of(sheet.pdf) == (3 if kind is kinds.REGISTER else 1)
    place = sheet.places["signature"]
    width, height = (842, 595) if kind is kinds.REGISTER else (595, 842)
    assert width / 2 < place.x < width - 88  # half a stamp is left of the edge
    assert 60 < place.y < height


@EVERY
def test_the_form_says_what_it_was_given(kind):
    text = words(set_form(kind, FORMS[kind]))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    for field in ("case", "reason", "basis", "ground", "in_words", "handled_by"):
        value = FORMS[kind].get(field, [])
        assert all(each in text for each in ([value] if isinstance(value, str) else value))


@EVERY
def test_the_form_is_set_with_no_more_than_it_needs(kind):
    least = {field: FORMS[kind][field] for field in kind.needs}
    assert pages_of(set_form(kind, least, signer="").pdf) >= 1


def test_the_receipt_promises_the_hour():
    text = words(set_form(kinds.RECEIPT, samples.RECEIPT))
    assert "Thời gian nhận hồ sơ: 14 giờ 35 phút, ngày 20/11/2026" in text
    assert "Thời gian trả kết quả giải quyết hồ sơ: 14 giờ 35 phút, ngày 25/11/2026" in text
    assert "Số: 07/TNHS" in text
    assert "Phí, lệ phí: 8.000 đồng" in text


def test_a_very_long_list_runs_over_the_page_with_its_head_again():
    papers = [{"name": f"Giấy tờ số {n} " + "rất dài " * 12, "originals": 1} for n in range(1, 40)]
    sheet = set_form(kinds.RECEIPT, {**samples.RECEIPT, "papers": papers})
    assert pages_of(sheet.pdf) == 3
    assert words(sheet).count("Tên giấy tờ") == 3


def test_a_code_on_the_manifest_ends_before_the_name_of_the_procedure_begins():
    row = {"code": "H53.101-20261120-0000003", "title": "Đăng ký thường trú", "who": "Nguyễn Thị Hồng Điệp",
           "papers": "Hồ sơ giấy, 01 bộ", "note": ""}  # fmt: skip
    data = {"number": "BG-261122-01", "giver": "Bộ phận một cửa", "taker": "Sở Tư pháp", "taken_at": "",
            "made_at": "2026-11-22T09:05:00+07:00", "gave": "", "took": "", "note": "", "qr": EMPTY,
            "rows": [row]}  # fmt: skip
    sheet = typeset("systems/services/papers/transfer.typ", data, at=clock.at(2026, 11, 22, 9, 5))
    page = pypdfium2.PdfDocument(sheet.pdf)[0].get_textpage()
    (_left, code_right), (title_left, _right) = (_span(page, row[name]) for name in ("code", "title"))
    assert code_right < title_left


def _span(page, text):
    """(left, right) of the words on the page, in points."""
    start, length = page.search(text).get_next()
    boxes = [page.get_charbox(place) for place in range(start, start + length)]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)
