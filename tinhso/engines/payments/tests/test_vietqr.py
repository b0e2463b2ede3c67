import binascii
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.base.errors import Refused
from tinhso.engines.payments.api import Transfer, parse_vietqr, vietqr
from tinhso.engines.payments.vietqr import crc

# The first published code says 12 for the length of an account of 13 digits; its checksum is right all the same.
MISTAKEN = "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5"
MENDED = "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"
VECTORS = {
    MENDED: Transfer("970403", "0011012345678"),
    "00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA5303704540510000"
    "5802VN62320828day la noi dung chuyen khoan6304EEF5": Transfer(
        "970436", "9889559357", 10000, "day la noi dung chuyen khoan"
    ),
    "00020101021238570010A00000072701270006970422011371045208946240208QRIBFTTA53037045404"
    "30005802VN62180814TT1BQG8F khanh6304D4F6": Transfer("970422", "7104520894624", 3000, "TT1BQG8F khanh"),
}


def walk(text):
    """A reader of its own: a flat list of (path, value), by regular expression and recursion."""
    found = []

    def go(piece, path):
        while piece:
            tag, length, rest = re.fullmatch(r"(\d\d)(\d\d)(.*)", piece).groups()
            value, piece = rest[: int(length)], rest[int(length) :]
            if (*path, tag) in {("38",), ("38", "01"), ("62",)}:
                go(value, (*path, tag))
            else:
                found.append((".".join((*path, tag)), value))

    go(text, ())
    return dict(found)


@pytest.mark.goal("payments-6")
@pytest.mark.parametrize("text", VECTORS)
def test_the_published_codes_are_written_exactly(text):
    asked = VECTORS[text]
    assert vietqr(asked.bank, asked.account, asked.amount, asked.purpose) == text


@pytest.mark.goal("payments-6")
@pytest.mark.parametrize("text", VECTORS)
def test_the_published_codes_are_read(text):
    assert parse_vietqr(text) == VECTORS[text]


@pytest.mark.parametrize("text", [MISTAKEN, *VECTORS])
def test_the_published_checksums_are_computed_exactly(text):
    assert f"{crc(text[:-4]):04X}" == text[-4:]


def test_a_code_whose_lengths_do_not_add_up_is_refused_in_spite_of_its_checksum():
    with pytest.raises(Refused):
        parse_vietqr(MISTAKEN)


def test_the_checksum_is_that_of_the_standard():
    assert f"{crc('123456789'):04X}" == "29B1"


ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=25)
TRANSFERS = st.builds(
    Transfer,
    bank=st.from_regex(r"[0-9]{6}", fullmatch=True),
    account=st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True),
    amount=st.none() | st.integers(1, 10**12),
    purpose=ASCII,
    name=ASCII,
    bill=ASCII,
)


@given(TRANSFERS)
def test_what_is_written_is_read_back_and_another_reader_agrees(asked):
    text = vietqr(asked.bank, asked.account, asked.amount, asked.purpose, asked.name, bill=asked.bill)
    assert parse_vietqr(text) == asked
    other = walk(text)
    assert (other["38.01.00"], other["38.01.01"], other.get("54")) == (
        asked.bank,
        asked.account,
        str(asked.amount) if asked.amount else None,
    )
    assert other["63"] == f"{binascii.crc_hqx(text[:-4].encode(), 0xFFFF):04X}"


@given(TRANSFERS, st.data())
def test_a_code_with_any_character_changed_is_refused(asked, data):
    text = vietqr(asked.bank, asked.account, asked.amount, asked.purpose)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(min_codepoint=32, max_codepoint=126).filter(lambda c: c.upper() != text[place]))
    with pytest.raises(Refused):
        parse_vietqr(text[:place] + other + text[place + 1 :])


@given(st.text(max_size=200))
def test_any_other_text_is_refused_with_a_sentence(text):
    with pytest.raises(Refused):
        parse_vietqr(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"bank": "97043"},
        {"account": ""},
        {"account": "1" * 20},
        {"amount": 0},
        {"amount": -1},
        {"purpose": "học phí"},
    ],
)
def test_what_no_banking_app_could_read_is_not_written(wrong):
    with pytest.raises(ValueError, match="Not a transfer"):
        vietqr(**({"bank": "970436", "account": "1"} | wrong))
