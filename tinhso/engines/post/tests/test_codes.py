import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from tinhso.base.code128 import QUIET, barcode_svg, bars
from tinhso.base.errors import Refused
from tinhso.engines.post.codes import check_digit, is_code, next_code, s10
from tinhso.engines.post.models import CodeRange


def test_the_check_digit_is_that_of_the_standards_own_example():
    assert check_digit("47312482") == 9
    assert s10("RR", 47312482) == "RR473124829VN"
    assert is_code("RR473124829VN")


@given(st.integers(0, 99_999_999), st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_always_shows(number, place, by):
    code = s10("RH", number)
    digits = list(code[2:10])
    digits[place] = str((int(digits[place]) + by) % 10)
    wrong = f"RH{''.join(digits)}{code[10:]}"
    # the standard writes 10 as 0 and 11 as 5, so these two pairs of sums cannot be told apart
    if check_digit("".join(digits)) not in (0, 5):
        assert not is_code(wrong)


def test_numbers_follow_one_another_and_end_with_a_sentence(cast):
    assert next_code(cast.carrier) == s10("RH", 100_000)
    assert next_code(cast.carrier) == s10("RH", 100_001)
    CodeRange.objects.update(next=100_099)
    next_code(cast.carrier)
    with pytest.raises(Refused):
        next_code(cast.carrier)


def drawn(code):
    """The bars as a picture, as a printer makes them."""
    widths = [int(width) * 2 for width in bars(code)]
    picture = Image.new("L", (sum(widths) + 4 * QUIET, 80), 255)
    pen, at = ImageDraw.Draw(picture), 2 * QUIET
    for place, width in enumerate(widths):
        if place % 2 == 0:
            pen.rectangle((at, 0, at + width - 1, 79), fill=0)
        at += width
    return picture


@pytest.mark.parametrize("code", ["RH001000007VN", "A", "H53.101-20261122-0000001", "~ !09az"])
def test_another_program_reads_the_barcode(code):
    (read,) = zxingcpp.read_barcodes(drawn(code))
    assert (read.format, read.text) == (zxingcpp.BarcodeFormat.Code128, code)


def test_a_sign_that_the_barcode_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="Code 128"):
        bars("Đ")


def test_the_svg_has_the_quiet_zone():
    assert barcode_svg("A").startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 66 40"')
    assert barcode_svg("A").count("M10 0h2") == 1
