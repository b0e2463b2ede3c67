from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.base import codes
from tinhso.base.codes.tax import check_digit
from tinhso.base.errors import Refused

NINE = st.text("0123456789", min_size=9, max_size=9)


def test_a_personal_number_tells_place_sex_and_year():
    number = codes.personal_number("080 190 000 015")
    assert (number.text, number.place, number.sex, number.year) == ("080190000015", "080", "female", 1990)
    assert codes.personal_number("080205001234").year == 2005
    assert codes.personal_number("０８０２０５００１２３４").sex == "male"


@pytest.mark.parametrize(
    "text", ["", "301234567", "08019000001", "0801900000150", "003190000015", "080299000015", "08019000001x"]
)
def test_a_personal_number_that_cannot_be_is_refused_with_a_sentence(text):
    with pytest.raises(Refused) as refused:
        codes.personal_number(text)
    assert refused.value.field == "personal_number"


def test_a_personal_number_must_fit_the_declared_birth_and_sex():
    codes.personal_number("080190000015", born_on=date(1990, 5, 1), sex="female")
    with pytest.raises(Refused):
        codes.personal_number("080190000015", born_on=date(1991, 5, 1))
    with pytest.raises(Refused):
        codes.personal_number("080190000015", sex="male")


def test_a_number_of_someone_born_abroad_is_taken():
    assert codes.personal_number("101190000015").place == "101"


@pytest.mark.parametrize("text", ["0100109106", "0100686209", "0101243150", "0102595740"])
def test_real_tax_codes_are_taken_without_a_warning(text):
    assert codes.tax_code(text) == codes.TaxCode(text)


def test_a_branch_is_written_with_a_hyphen():
    assert str(codes.tax_code("0100109106001")) == str(codes.tax_code("0100109106-001")) == "0100109106-001"


@pytest.mark.parametrize("text", ["0100109107", "010010910", "0100109106-000", "01001091060", "", "0l00109106"])
def test_a_wrong_tax_code_is_refused(text):
    with pytest.raises(Refused) as refused:
        codes.tax_code(text)
    assert refused.value.field == "tax_code"


def test_a_tax_code_whose_check_is_ten_passes_with_a_warning():
    nine = next(f"{n:09d}" for n in range(300_000_000, 300_001_000) if check_digit(f"{n:09d}") == 10)
    assert codes.tax_code(f"{nine}0").warning
    with pytest.raises(Refused):
        codes.tax_code(f"{nine}1")


def test_a_household_uses_the_personal_number_as_tax_code():
    assert codes.tax_code("080190000015").is_personal
    with pytest.raises(Refused):
        codes.enterprise_code("080190000015")
    assert codes.enterprise_code("0100109106") == "0100109106"


@given(NINE, st.integers(0, 8), st.sampled_from("0123456789"))
def test_one_changed_digit_of_a_tax_code_is_always_noticed(nine, place, other):
    changed = nine[:place] + other + nine[place + 1 :]
    check = check_digit(nine) % 10
    codes.tax_code(f"{nine}{check}")
    if changed != nine and check_digit(changed) % 10 != check:
        with pytest.raises(Refused):
            codes.tax_code(f"{changed}{check}")


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("0912 345 678", "+84912345678", "0912 345 678"),
        ("84912345678", "+84912345678", "0912 345 678"),
        ("+84 (0) 912.345.678", "+84912345678", "0912 345 678"),
        ("0272-3826-000", "+842723826000", "0272 3826 000"),
        ("024 3825 3536", "+842438253536", "024 3825 3536"),
        ("+855 12 345 678", "+85512345678", "+85512345678"),
    ],
)
def test_a_phone_number_is_stored_in_one_way_however_it_was_typed(typed, stored, shown):
    assert codes.phone(typed) == stored
    assert codes.show_phone(stored) == shown


@pytest.mark.parametrize("text", ["", "113", "0112345678", "091234567", "09123456789", "số điện thoại", "+84"])
def test_what_is_no_phone_number_is_refused(text):
    with pytest.raises(Refused):
        codes.phone(text)


def test_a_fixed_line_cannot_receive_a_text_message():
    with pytest.raises(Refused):
        codes.phone("0272 3826 000", mobile=True)


@given(st.text(max_size=20))
def test_a_phone_number_once_stored_reads_back_as_itself(text):
    try:
        stored = codes.phone(text)
    except Refused:
        return
    assert codes.phone(stored) == stored == codes.phone(codes.show_phone(stored))


@pytest.mark.parametrize(
    ("top_down", "bottom_up"),
    [
        ("H41", "000.00.00.H41"),
        ("H51.15", "000.00.15.H51"),
        ("H39.15.02", "000.02.15.H39"),
        ("H39.15.02.001", "001.02.15.H39"),
        ("H17.22.28", "000.28.22.H17"),
    ],
)
def test_both_notations_name_the_same_agency(top_down, bottom_up):
    assert codes.office_code(top_down) == codes.office_code(bottom_up.lower())
    assert codes.office_code(top_down).code102 == bottom_up
    assert str(codes.office_code(bottom_up)) == top_down


def test_the_short_form_of_older_traffic_is_read_too():
    assert str(codes.office_code("28.22.H17")) == "H17.22.28"


def test_a_level_of_three_characters_has_no_old_notation():
    assert codes.office_code("H55.242").code102 == ""
    assert codes.office_code("H55.242").above == codes.office_code("H55")


@pytest.mark.parametrize("text", ["", "H4", "h41.", "000.H41.00", "41", "H41.1234", "000.00.00.00.H41"])
def test_what_is_no_identifier_is_refused(text):
    with pytest.raises(Refused):
        codes.office_code(text)


@given(st.from_regex(r"\A[A-Z][0-9]{2}(\.[0-9A-Z]{1,3}){0,4}\Z"))
def test_an_identifier_survives_the_way_through_both_notations(text):
    code = codes.office_code(text)
    assert codes.office_code(str(code)) == code
    if code.code102:
        assert codes.office_code(code.code102) == code


def test_an_insurance_number_has_ten_digits_or_is_the_personal_number():
    assert codes.insurance_number("8012345678") == "8012345678"
    assert codes.insurance_number("080190000015") == "080190000015"
    with pytest.raises(Refused):
        codes.insurance_number("801234567")
