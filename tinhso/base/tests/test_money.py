import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.base.errors import Refused
from tinhso.base.money import LIMIT, format_dong, in_words, parse_dong

AMOUNTS = st.integers(min_value=0, max_value=LIMIT)
_ONES = {w: n for n, w in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])} | {
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
}


def understood(words: str) -> int:
    """A reader of its own: what a person who hears the words would write down."""
    total = part = three = 0
    for word in words.removesuffix(" đồng").split():
        if word in _ONES:
            three += _ONES[word]
        elif word == "mười":
            three += 10
        elif word in {"mươi", "trăm"}:
            factor = {"mươi": 10, "trăm": 100}[word]
            three = three - three % 10 + three % 10 * factor if factor == 10 else three * factor
        elif word in {"nghìn", "triệu"}:
            part += three * {"nghìn": 10**3, "triệu": 10**6}[word]
            three = 0
        elif word == "tỷ":
            total, part, three = (total + part + three) * 10**9, 0, 0
        else:
            assert word == "linh"
    return total + part + three


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không đồng"),
        (5, "năm đồng"),
        (10, "mười đồng"),
        (11, "mười một đồng"),
        (14, "mười bốn đồng"),
        (15, "mười lăm đồng"),
        (21, "hai mươi mốt đồng"),
        (24, "hai mươi tư đồng"),
        (25, "hai mươi lăm đồng"),
        (40, "bốn mươi đồng"),
        (101, "một trăm linh một đồng"),
        (105, "một trăm linh năm đồng"),
        (115, "một trăm mười lăm đồng"),
        (8000, "tám nghìn đồng"),
        (20000, "hai mươi nghìn đồng"),
        (1005, "một nghìn không trăm linh năm đồng"),
        (1021, "một nghìn không trăm hai mươi mốt đồng"),
        (75000, "bảy mươi lăm nghìn đồng"),
        (400000, "bốn trăm nghìn đồng"),
        (1250000, "một triệu hai trăm năm mươi nghìn đồng"),
        (1000001, "một triệu không trăm linh một đồng"),
        (10**9, "một tỷ đồng"),
        (10**9 + 5, "một tỷ không trăm linh năm đồng"),
        (2_051_000_000, "hai tỷ không trăm năm mươi mốt triệu đồng"),
        (10**12, "một nghìn tỷ đồng"),
        (10**15, "một triệu tỷ đồng"),
    ],
)
def test_an_amount_is_read_as_a_cashier_reads_it(amount, words):
    assert in_words(amount) == words


@given(AMOUNTS)
def test_the_words_of_every_amount_mean_that_amount(amount):
    assert understood(in_words(amount)) == amount


@given(AMOUNTS)
def test_what_is_written_can_be_read_back(amount):
    assert parse_dong(format_dong(amount)) == amount
    assert re.fullmatch(r"\d{1,3}(\.\d{3})* đ", format_dong(amount))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.250.000", 1250000),
        ("1,250,000 đ", 1250000),
        ("1 250 000", 1250000),
        ("8.000 đồng", 8000),
        ("1250000đ", 1250000),
        ("0", 0),
        ("200.000 VNĐ", 200000),
    ],
)
def test_amounts_are_accepted_as_people_type_them(text, amount):
    assert parse_dong(text) == amount


@pytest.mark.parametrize("text", ["", "đ", "-5", "1.25", "1.250,000", "12.5000", "1e6", "một nghìn", "9" * 16, "1,2,3"])
def test_anything_else_is_refused_with_a_sentence(text):
    with pytest.raises(Refused):
        parse_dong(text)


@pytest.mark.parametrize("amount", [-1, LIMIT + 1])
def test_an_amount_out_of_range_has_no_words(amount):
    with pytest.raises(ValueError, match="not between"):
        in_words(amount)
