"""Each type of answer is read, refused with a sentence, shown, and typed again."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from tinhso.base import clock
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import KINDS, Wrong
from tinhso.engines.forms.reading import read_one, typed_on
from tinhso.engines.forms.tests.content import version_of

OPTIONS = [{"value": "a", "label": "Lựa chọn A"}, {"value": "b", "label": "Lựa chọn B"}]


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


def field(kind: str, **more: Any) -> Field:
    return Field({"name": "x", "type": kind, "label": "Họ tên"} | more)


@pytest.mark.parametrize(
    ("asked", "typed", "value", "shown"),
    [
        (field("text"), "  Nguyễn\n  Văn  An ", "Nguyễn Văn An", "Nguyễn Văn An"),
        (field("text"), "Nguye\u0302\u0303n", "Nguyễn", "Nguyễn"),
        (field("long_text"), "dòng 1\ndòng 2", "dòng 1\ndòng 2", "dòng 1\ndòng 2"),
        (field("date"), "27/3/1985", "1985-03-27", "27/03/1985"),
        (field("date"), "27-03-1985", "1985-03-27", "27/03/1985"),
        (field("date"), "1985-03-27", "1985-03-27", "27/03/1985"),
        (field("number"), "1.565", 1565, "1.565"),
        (field("number", unit="m²"), "1.565,5", 1565.5, "1.565,5 m²"),
        (field("number"), "72.5", 72.5, "72,5"),
        (field("money"), "1.250.000 đ", 1250000, "1.250.000 đ"),
        (field("choice", options=OPTIONS), "b", "b", "Lựa chọn B"),
        (field("multi", options=OPTIONS), ["b", "a"], ["a", "b"], "Lựa chọn A; Lựa chọn B"),
        (field("yes_no"), "no", False, "No"),
        (field("email"), "an@vidu.vn", "an@vidu.vn", "an@vidu.vn"),
        (field("consent"), "yes", True, "Yes"),
    ],
)
def test_an_answer_is_read_and_shown(asked: Field, typed: Any, value: Any, shown: str) -> None:
    assert read_one(asked, typed) == value
    assert KINDS[asked.type].show(asked, value).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("asked", "typed", "sentence"),
    [
        (field("text"), "  ", "Enter: họ tên."),
        (field("text"), "x" * 201, "Họ tên may have at most 200 characters; this has 201."),
        (field("text", schema={"minLength": 3}), "ab", "Họ tên must have at least 3 characters."),
        (field("text", schema={"pattern": "^[0-9]+$"}), "ab", "Họ tên is not written in the form that is asked for."),
        (field("text", schema={"pattern": "^1$"}, messages={"pattern": "Chỉ số 1."}), "2", "Chỉ số 1."),
        (field("date"), "31/2/2026", "Họ tên is not a day. Write it like 27/3/1985."),
        (field("date"), "hôm qua", "Họ tên is not a day. Write it like 27/3/1985."),
        (field("date"), "1/1/0026", "Check the year of: Họ tên."),
        (field("number"), "1,2,3", "Họ tên must be a number, such as 72,5."),
        (field("number", schema={"minimum": 1}), "0", "Họ tên must be 1 or more."),
        (field("number", schema={"maximum": 5}), "6", "Họ tên must be 5 or less."),
        (field("money"), "-5", "Họ tên must be a whole amount of đồng."),
        (field("choice", options=OPTIONS), "c", "Choose: họ tên."),
        (field("multi", options=OPTIONS), [], "Choose: họ tên."),
        (field("yes_no"), "", "Choose: họ tên."),
        (field("email"), "an@", "Write the e-mail address like ten@vidu.vn."),
        (field("consent", label="Tôi cam đoan."), "", "Tick the statement to go on: tôi cam đoan."),
    ],
)
def test_a_wrong_answer_is_refused_with_a_sentence(asked: Field, typed: Any, sentence: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_one(asked, typed)
    assert wrong.value.sentences == {"": sentence}


@pytest.mark.django_db
def test_a_past_day_may_be_today_and_not_tomorrow() -> None:
    with clock.travel(clock.at(2026, 11, 22, 10)):
        assert read_one(field("date", when="past"), "22/11/2026") == "2026-11-22"
        with pytest.raises(Wrong, match="cannot be in the future"):
            read_one(field("date", when="past"), "23/11/2026")
        with pytest.raises(Wrong, match="cannot be in the past"):
            read_one(field("date", when="future"), "21/11/2026")


def test_a_person_has_a_name_a_number_and_a_birthday_that_agree() -> None:
    given = {"name": "trần thị bình", "number": "080 190 000 001", "born_on": "2/1/1990"}
    assert read_one(field("person"), given) == {
        "name": "trần thị bình", "number": "080190000001", "born_on": "1990-01-02",
    }  # fmt: skip
    with pytest.raises(Wrong) as wrong:
        read_one(field("person"), {"name": "", "number": "123", "born_on": "x"})
    assert set(wrong.value.sentences) == {"name", "number", "born_on"}
    with pytest.raises(Wrong) as wrong:
        read_one(field("person"), given | {"born_on": "2/1/1991"})
    assert set(wrong.value.sentences) == {"number"}


def test_rows_of_a_repeating_group_are_read_and_empty_ones_dropped() -> None:
    asked = field("repeat", most=2, fields=[
        {"name": "place", "type": "text", "label": "Nơi"}, {"name": "from_on", "type": "date", "label": "Từ"},
    ])  # fmt: skip
    rows = [{"place": "Tân An", "from_on": "1/2/2000"}, {}, {"place": "", "from_on": ""}]
    assert read_one(asked, rows) == [{"place": "Tân An", "from_on": "2000-02-01"}]
    with pytest.raises(Wrong) as wrong:
        read_one(asked, [{"place": "Tân An"}, {"from_on": "x"}])
    assert wrong.value.sentences == {
        "0.from_on": "Enter: từ.", "1.place": "Enter: nơi.", "1.from_on": "Từ is not a day. Write it like 27/3/1985.",
    }  # fmt: skip
    with pytest.raises(Wrong, match="at most 2 entries"):
        read_one(asked, [{"place": str(n), "from_on": "1/2/2000"} for n in range(3)])


def test_a_page_gives_only_the_fields_that_it_had() -> None:
    version = version_of(
        {"name": "a", "type": "text", "label": "A"},
        {"name": "b", "type": "multi", "label": "B", "options": OPTIONS},
        {"name": "c", "type": "consent", "label": "C"},
        {"name": "d", "type": "person", "label": "D"},
        {"name": "e", "type": "repeat", "label": "E", "fields": [{"name": "t", "type": "text", "label": "T"}]},
        {"name": "f", "type": "text", "label": "F"},
        papers=[],
    )
    posted = QueryDict("a=1&b.asked=1&c.asked=1&c=yes&d.name=An&e.0.t=x&e.2.t=y&evil=1&csrfmiddlewaretoken=z")
    assert typed_on(version, posted) == {
        "a": "1", "b": [], "c": "yes", "d": {"name": "An"}, "e": [{"t": "x"}, {"t": "y"}],
    }  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("junk", [None, 7, True, [], {}, "x", [1], {"a": {"b": 1}}, [{"t": {"deep": 1}}]])
def test_junk_in_any_field_is_refused_and_never_an_error(kind: str, junk: Any) -> None:
    asked = field(kind, options=OPTIONS, required=False, fields=[{"name": "t", "type": "text", "label": "T"}])
    if kind == "address":
        junk = {} if isinstance(junk, str) else junk
    try:
        read_one(asked, junk)
    except Wrong as wrong:
        assert all(wrong.sentences.values())


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (field("date"), "1985-03-27"),
        (field("number"), 72.5),
        (field("number"), 1565),
        (field("money"), 1250000),
        (field("yes_no"), True),
        (field("person"), {"name": "An", "number": "080190000001", "born_on": "1990-01-02"}),
        (field("phone"), "+84912345678"),
    ],
)
def test_a_value_typed_again_reads_the_same(asked: Field, value: Any) -> None:
    assert read_one(asked, KINDS[asked.type].retype(asked, value)) == value
