import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.engines.payments.keys import ALPHABET, _check, find_key, new_key, purpose_of

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


def test_the_purpose_is_plain_and_short_enough_for_every_bank():
    key = new_key()
    assert purpose_of(key, "Phí hộ tịch & đăng ký") == f"{key} PHI HO TICH D"
    assert len(purpose_of(key, "H53.101-260302-0001-77777")) == 25
    assert purpose_of(key, "") == key
