import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tinhso.engines.payments.keys import ALPHABET, _check, codes_in, find_key, new_key, purpose_of

BODIES = st.text(ALPHABET, min_size=8, max_size=8)
KEYS = BODIES.map(lambda body: f"TS{body}{_check(body)}")


def test_a_new_key_has_eleven_characters_and_is_found():
    key = new_key()
    assert (len(key), find_key(key)) == (11, key)


@pytest.mark.parametrize(
    "purpose",
    ["{}", "MBVCB.123456.{}.CT tu 0123", "{}-ho so", "chuyen tien {} GD 7788-030226", "TSTS {}", "ts {}"],
)
@given(key=KEYS)
def test_the_key_is_found_in_whatever_a_bank_makes_of_the_purpose(purpose, key):
    found = find_key(purpose.format(key))
    assert found == key or find_key(purpose.format("").upper()) or found.startswith("TS")
    assert find_key(f"{key[:5]} {key[5:].lower()}") == key


@given(KEYS, st.integers(2, 10), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(key, place, other):
    wrong = key[:place] + other + key[place + 1 :]
    assert wrong == key or find_key(wrong) != wrong


@pytest.mark.parametrize("purpose", ["", "chuyen tien", "TS", "TS12345678", "TSOOOOOOOOO"])
def test_without_a_key_nothing_is_found(purpose):
    assert find_key(purpose) == ""


@pytest.mark.parametrize(
    ("code", "purpose"),
    [
        ("H53.101-20261120-0000001", "H53.101-20261120-0000001B"),
        ("H53.03-20261120-0000004", "H53.03-20261120-0000004F"),
        ("H53-20261120-0000004", "H53-20261120-0000004A"),
    ],
)
def test_the_purpose_holds_the_whole_code_of_the_dossier(code, purpose):
    written = purpose_of(new_key(), code)
    assert (written[:-1], len(written) <= 25, written.isascii()) == (code, True, True)
    assert code in codes_in(f"MBVCB.77.{written}.CT tu 0071")
    assert code in codes_in(f"mbvcb 77 {re.sub('[.-]', '', written).lower()} ct tu 0071")


@pytest.mark.parametrize("code", ["", "2.000635", "H53.101.22-20261120-0000001", "HS-1"])
def test_without_a_code_that_fits_the_purpose_is_the_key(code):
    key = new_key()
    assert purpose_of(key, code) == key


@given(st.integers(0, 9_999_999), st.integers(4, 20), st.integers(1, 9))
def test_one_wrong_digit_of_a_code_is_noticed(number, place, more):
    written = purpose_of("", f"H53101-20261120-{number:07}") or purpose_of("", f"H53.101-20261120-{number:07}")
    signs = list(written)
    digit = [n for n, sign in enumerate(signs) if sign.isdigit()][place - 1]
    signs[digit] = str((int(signs[digit]) + more) % 10)
    assert f"H53.101-20261120-{number:07}" not in codes_in("".join(signs))
    assert codes_in("".join(signs)) == []


@given(st.integers(0, 9_999_999), st.integers(4, 19))
def test_two_digits_of_a_code_that_changed_places_are_noticed(number, place):
    signs = list(purpose_of("", f"H53.101-20261120-{number:07}"))
    first, second = [n for n, sign in enumerate(signs) if sign.isdigit()][place - 1 : place + 1]
    assume(signs[first] != signs[second])
    signs[first], signs[second] = signs[second], signs[first]
    assert codes_in("".join(signs)) == []
