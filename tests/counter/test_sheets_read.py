"""Cover sheets: what is printed is read back from a bad scan, and what cannot be read is still seen to be a sheet."""

import io
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageFilter

from tests.counter.scans import BARCODE, LOW_QR, TOP_QR, empty_page, page_of_paper, pictures, struck
from tinhso.systems.services.counter.scanning.codes import SIGNS, _check, new_code, read_code, shown, typed_code
from tinhso.systems.services.counter.scanning.drawing import cover_sheets
from tinhso.systems.services.counter.scanning.reading import Seen, look
from tinhso.systems.services.counter.scanning.splitting import Split, split

pytestmark = pytest.mark.goal("cases-33")


@dataclass
class Paper:
    sheet: str
    name: str = "Bản sao giấy chứng nhận đăng ký kinh doanh của hộ kinh doanh hoặc giấy tờ tương đương có chứng thực"
    number: int = 2

    case = SimpleNamespace(
        code="H53.101-261116-0001", title="Cấp bản sao trích lục hộ tịch",
        applicant="Nguyễn Trần Thị Thanh Hương", office=SimpleNamespace(name="Ủy ban nhân dân phường Long An"),
    )  # fmt: skip

    def get_form_display(self):
        return "bản chính"


@pytest.fixture(scope="module")
def code():
    return new_code()


@pytest.fixture(scope="module")
def sheet(code):
    (page,) = pictures(cover_sheets([Paper(code)]))
    return page


def skewed(page):
    return page.rotate(2.5, expand=True, fillcolor=250)


def noisy(page):
    noise = np.random.default_rng(7).normal(0, 38, (page.height, page.width))
    return Image.fromarray(np.clip(np.asarray(page, dtype=float) + noise, 0, 255).astype(np.uint8))


def pale(page):
    return page.point(lambda grey: 90 + grey * 0.6)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page,
        lambda page: page.rotate(180),
        lambda page: page.rotate(90, expand=True),
        skewed,
        noisy,
        pale,
        lambda page: page.filter(ImageFilter.GaussianBlur(1.2)),
        lambda page: struck(page, TOP_QR),
        lambda page: struck(page, TOP_QR, LOW_QR),
        lambda page: struck(page, BARCODE, LOW_QR),
    ],
)
def test_a_sheet_is_read_from_a_bad_scan(sheet, code, spoil):
    assert look(spoil(sheet)) == Seen(is_sheet=True, code=code)


@pytest.mark.parametrize("turn", [0, 1.5, 90, 180])
def test_a_sheet_without_a_readable_code_is_seen_to_be_one(sheet, turn):
    spoilt = struck(sheet, TOP_QR, BARCODE, LOW_QR).rotate(turn, expand=True, fillcolor=250)
    assert look(spoilt) == Seen(is_sheet=True)


def test_a_paper_is_no_sheet_and_an_empty_page_is_empty():
    assert look(page_of_paper()) == Seen()
    assert look(empty_page()) == Seen(is_blank=True)


def test_a_code_of_the_paper_itself_is_not_ours():
    out = io.BytesIO()
    segno.make("https://dichvucong.example/xac-minh/ABCDEFGHJ").save(out, kind="png", scale=6)
    page = page_of_paper()
    page.paste(Image.open(out).convert("L"), (800, 100))
    assert look(page) == Seen()


@given(some.text(SIGNS, min_size=8, max_size=8), some.integers(0, 8), some.sampled_from(SIGNS))
def test_one_wrong_sign_is_never_another_paper(signs, place, other):
    whole = signs + _check(signs)
    assert typed_code(shown(whole).lower()) == whole
    wrong = whole[:place] + other + whole[place + 1 :]
    assert wrong == whole or typed_code(wrong) == "" or (SIGNS.index(whole[place]) - SIGNS.index(other)) % 31 == 0
    assert read_code(whole) == ""


S, P, B = Seen(is_sheet=True, code="x"), Seen(), Seen(is_blank=True)
U = Seen(is_sheet=True)


@pytest.mark.parametrize(
    ("pages", "parts"),
    [
        ([], []),
        ([B, B], []),
        ([P, S, P], [Split(1, 1, 1), Split(2, 3, 3, True, "x")]),
        ([S, P, P, U, P], [Split(1, 3, 2, True, "x"), Split(4, 5, 5, True)]),
        ([S, B, P, B], [Split(1, 4, 3, True, "x")]),
        ([S, B], [Split(1, 2, 0, True, "x")]),
        ([S, S, P], [Split(1, 1, 0, True, "x"), Split(2, 3, 3, True, "x")]),
    ],
)
def test_pages_are_split_at_their_sheets(pages, parts):
    assert split(pages) == parts


@given(some.lists(some.sampled_from([S, U, P, B]), max_size=30))
def test_every_written_page_is_in_exactly_one_part(pages):
    parts = split(pages)
    covered = [page for part in parts for page in range(part.first, part.last + 1)]
    assert len(covered) == len(set(covered))
    assert all(number in covered for number, seen in enumerate(pages, 1) if seen != B)
