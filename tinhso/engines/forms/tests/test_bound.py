"""A bound form shows what was typed, asks what its conditions say, and keeps what counts."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.forms.bound import bound
from tinhso.engines.forms.prefill import Known
from tinhso.engines.forms.reading import read, validate
from tinhso.engines.forms.tests.content import MARRIED_TO, SINGLE, content_of, version_of


@pytest.mark.goal("cases-1")
def test_a_hidden_question_is_neither_asked_nor_answered() -> None:
    form = bound(version_of(), MARRIED_TO | {"status": "single"}, {})
    assert form.reading.asked == {"full_name", "status", "note"}
    assert form.answers == SINGLE
    assert form.is_complete


@pytest.mark.goal("cases-1")
def test_hiding_goes_down_a_chain() -> None:
    def text(name: str, reads: str = "") -> dict[str, Any]:
        return {"name": name, "type": "text", "label": name} | (
            {"show": {"==": [{"var": reads}, "x"]}} if reads else {}
        )

    version = version_of(text("a"), text("b", "a"), text("c", "b"), text("d", "c"), papers=[])
    all_x = dict.fromkeys("abcd", "x")
    assert read(version, all_x).asked == {"a", "b", "c", "d"}
    assert read(version, all_x | {"b": "y"}).asked == {"a", "b"}
    assert read(version, all_x | {"a": "y"}).values == {"a": "y"}


def test_papers_follow_the_answers() -> None:
    married = bound(version_of(), MARRIED_TO, {})
    assert [need.paper.code for need in married.papers] == ["don", "ket-hon", "khac"]
    assert [need.paper.code for need in married.missing_papers] == ["ket-hon"]
    assert not married.is_complete
    assert bound(version_of(), MARRIED_TO, {"ket-hon": [object()]}).is_complete
    assert [need.paper.code for need in bound(version_of(), SINGLE, {}).papers] == ["don", "khac"]


def test_a_page_that_nobody_sent_accuses_nobody() -> None:
    form = bound(version_of(), {}, {})
    assert form.errors == {}
    assert set(form.check("trang").errors) == {"full_name", "status"}


def test_what_was_typed_is_drawn_again_as_it_was_typed() -> None:
    posted = QueryDict("full_name=<b>A</b>&status=married&spouse.name=Bình&spouse.number=123&married_on=31/2/2026")
    form = bound(version_of(), posted, {}).check("trang")
    html = render_to_string(
        "forms/flow/questions.html",
        {"asked": form.page("trang"), "flow": {"draft": {"revision": 1}}},
    )
    assert 'value="&lt;b&gt;A&lt;/b&gt;"' in html
    assert 'value="31/2/2026"' in html
    assert 'value="123"' in html
    assert 'id="f-spouse-number-error"' in html
    assert 'aria-describedby="f-married-on-error"' in html
    assert "<b>A" not in html


@pytest.mark.goal("cases-2")
def test_a_prefilled_answer_keeps_its_source_until_it_is_changed() -> None:
    moment = clock.at(2026, 11, 22, 8)
    known = {"full_name": Known("Nguyễn Văn An", "person", moment)}
    untouched = bound(version_of(), {"status": "single"}, {}, known)
    assert untouched.answers["full_name"] == "Nguyễn Văn An"
    assert untouched.sources == {
        "full_name": {"source": "person", "at": moment.isoformat()}, "status": {"source": "user"},
    }  # fmt: skip
    changed = bound(version_of(), {"status": "single", "full_name": "Nguyễn An"}, {}, known)
    assert changed.sources["full_name"] == {"source": "user"}
    emptied = bound(version_of(), {"status": "single", "full_name": ""}, {}, known)
    assert "full_name" not in emptied.answers


def test_answers_beyond_the_limit_of_size_are_refused() -> None:
    with pytest.raises(Refused):
        bound(version_of(), {"note": "x" * 300_000}, {})


def test_the_api_gets_errors_by_input() -> None:
    assert validate(version_of(), SINGLE) == {}
    wrong = validate(version_of(), {"full_name": "A", "status": "married", "spouse": {"name": "B"}})
    assert set(wrong) == {"full_name", "spouse.number", "spouse.born_on", "married_on"}


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["full_name", "status", "spouse", "married_on", "note", "evil"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.sampled_from(["single", "married"]),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
            max_leaves=5,
        ),
    )
)
def test_whatever_is_sent_the_answers_are_those_asked_and_known(data: dict[str, Any]) -> None:
    version = version_of()
    form = bound(version, data, {}).check()
    assert set(form.answers) <= form.reading.asked <= set(version.fields)
    assert not set(form.answers) & set(form.reading.wrong)
    again = validate(version, form.answers)
    assert {name.split(".")[0] for name in again} <= set(form.reading.wrong)


def test_a_case_with_its_own_time_limit_has_it() -> None:
    version = version_of(cases=[{"code": "x", "name": "X", "limit": {"amount": 5, "unit": "day"}}])
    assert (version.limit("online").amount, version.limit("online").unit) == (3, "workday")
    assert (version.limit("online", "x").amount, version.limit("online", "x").unit) == (5, "day")
    assert content_of()["channels"][0]["limit"] == {"amount": 3, "unit": "workday"}
