"""A form is written question by question, tried out and compared, and published by another person."""

from __future__ import annotations

from typing import Any

import pytest

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.forms.api import bound, lint
from tinhso.engines.forms.designing import shaping
from tinhso.engines.forms.designing.comparing import differences
from tinhso.engines.forms.designing.conditions import chosen_of, in_words, rule_of
from tinhso.engines.forms.designing.outline import KINDS, outline
from tinhso.engines.forms.designing.question import QuestionForm
from tinhso.engines.forms.designing.samples import samples_for
from tinhso.engines.forms.designing.trying import outcome_of
from tinhso.engines.forms.designing.verbs import reshape
from tinhso.engines.forms.keeping.checking import propose
from tinhso.engines.forms.linting import fields_of
from tinhso.engines.forms.loading import delivered
from tinhso.engines.forms.models import ProcedureVersion
from tinhso.engines.forms.publishing import draft_version
from tinhso.engines.forms.tests.content import MARRIED, content_of, published, somebody
from tinhso.engines.forms.tests.test_checking import DAY, keeper, top

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-28")]
__all__ = ["top"]


def question(content: dict[str, Any], name: str = "", **given: Any) -> QuestionForm:
    rows = fields_of(content)
    begun = QuestionForm(None, row=rows.get(name), rows=rows, help=[]).initial
    form = QuestionForm({**begun, **given}, row=rows.get(name), rows=rows, help=[])
    assert form.is_valid(), form.errors
    return form


def test_a_new_question_is_named_after_its_label_and_stands_at_the_end_of_its_section() -> None:
    content = content_of()
    form = question(content, label="Số người đi cùng", type="number", least="1", most="5", if_1="status=married")
    made = shaping.with_field(content, "", form.made(), "trang", 0)
    assert list(fields_of(made))[-1] == "so_nguoi_di_cung"
    assert fields_of(made)["so_nguoi_di_cung"] == {
        "name": "so_nguoi_di_cung", "type": "number", "label": "Số người đi cùng", "show": MARRIED,
        "schema": {"minimum": 1, "maximum": 5},
    }  # fmt: skip
    assert lint(made) == []
    assert "so_nguoi_di_cung_2" in fields_of(shaping.with_field(made, "", form.made(), "trang", 0))
    assert "so_nguoi_di_cung" not in fields_of(content)


def test_a_question_keeps_its_name_and_the_values_of_its_answers_when_it_is_reworded() -> None:
    content = content_of()
    form = question(content, "status", label="Hôn nhân", options="Chưa kết hôn | Single\nCó gia đình")
    row = fields_of(shaping.with_field(content, "status", form.made()))["status"]
    assert (row["label"], [option["value"] for option in row["options"]]) == ("Hôn nhân", ["single", "married"])
    assert row["options"][0] == {"value": "single", "label": "Chưa kết hôn", "label_en": "Single"}


def test_every_delivered_question_comes_out_of_its_sheet_as_it_went_in() -> None:
    for code, _day, content in delivered():
        rows = fields_of(content)
        for name, row in rows.items():
            help = [one for one in content.get("help", ()) if one.get("about") == name]
            begun = QuestionForm(None, row=row, rows=rows, help=help)
            data = {
                key: begun[key].value() for key in begun.fields if str(begun[key].value()) not in ("None", "False", "")
            }
            form = QuestionForm(data, row=row, rows=rows, help=help)
            assert form.is_valid(), (code, name, form.errors)
            made = shaping.with_help(shaping.with_field(content, name, form.made()), name, form.helped())
            assert fields_of(made)[name] == row, (code, name)
            assert [one for one in made.get("help", ()) if one.get("about") == name] == help


def test_questions_and_pages_go_up_and_down_also_into_the_next_section() -> None:
    content = shaping.with_page(shaping.begun(content_of()), "", {"title": "Trang thêm", "show": None})
    assert [page["code"] for page in content["form"]["pages"]][-2:] == ["trang-them", "nhan-ket-qua"]
    up = shaping.moved(content, "page:trang-them", True)
    assert [page["code"] for page in up["form"]["pages"]][1:3] == ["trang-them", "noi-dung"]
    down = shaping.moved(content, "field:request_person", False)
    assert [row["name"] for row in down["form"]["pages"][2]["sections"][0]["fields"]] == ["request_person"]
    assert shaping.moved(down, "field:request_person", True) == content
    gone = shaping.without(content, "field:request_person")
    assert "request_person" not in fields_of(gone) and "request_person" in fields_of(content)
    with pytest.raises(Refused):
        shaping.without(gone, "field:request_person")
    assert [str(finding) for finding in lint(gone)][0].endswith("Chưa có gì trong phần này.")


def test_a_condition_is_chosen_on_the_page_and_said_in_words() -> None:
    rows = fields_of(content_of())
    assert rule_of("and", [(True, "status", "married")], rows) == MARRIED
    rule = rule_of("or", [(True, "status", "married"), (False, "status", "single")], rows)
    assert rule == {"or": [MARRIED, {"!=": [{"var": "status"}, "single"]}]}
    assert chosen_of(rule, rows) == ("or", [(True, "status", "married"), (False, "status", "single")])
    assert in_words(MARRIED, rows) == "“Tình trạng” là “Có gia đình”"
    either = {"in": [{"var": "status"}, ["single", "married"]]}
    assert in_words(either, rows) == "“Tình trạng” là “Độc thân” hoặc “Có gia đình”"
    late = {">": [{"days_since": [{"var": "married_on"}]}, 60]}
    assert chosen_of(late, rows) is None
    assert in_words(late, rows) == "số ngày kể từ “Ngày cưới” trên 60"


def test_every_delivered_form_is_outlined_in_words_alone() -> None:
    for code, _day, content in delivered():
        for part in outline(content, []):
            for question in (question for section in part.rows for question in section.rows):
                assert str(question.kind) not in KINDS and "{" not in question.condition, (code, question.name)


def test_every_delivered_form_is_complete_with_the_sample_answers() -> None:
    for code, first, content in delivered():
        version = ProcedureVersion(content=content, number=1, valid_from=first)
        if "form" in content:
            form = bound(version, samples_for(version))
            # A pattern is guessed by nobody, and this test has no communes.
            allowed = {
                name for name, field in version.fields.items()
                if "pattern" in field.schema or field.type in ("address", "repeat")
            }  # fmt: skip
            assert {name.split(".")[0] for name in form.check().errors} <= allowed, code
            assert outcome_of(version, form).pages


def test_the_difference_names_what_is_new_gone_changed_and_moved() -> None:
    before = content_of()
    after = shaping.without(before, "field:note")
    after = shaping.with_field(after, "", question(after, label="Số con", type="number").made(), "trang", 0)
    after = shaping.with_field(after, "full_name", question(after, "full_name", label="Họ tên").made())
    after = shaping.moved(shaping.moved(after, "field:status", False), "field:status", False)
    found = {(one.kind, one.name) for one in differences(before, after)}
    assert found == {("changed", "full_name"), ("moved", "status"), ("new", "so_con"), ("gone", "note")}
    assert differences(before, before) == []


def test_two_keepers_change_one_form_and_lose_nothing(top: int) -> None:
    one, other = keeper(top, "forms.draft"), keeper(top, "forms.draft")
    version = draft_version("9.000001", content_of(), by=one, valid_from=DAY)
    reshape(version.pk, lambda content: shaping.without(content, "field:note"), by=one)
    reshape(version.pk, lambda content: shaping.moved(content, "field:status", True), by=other)
    version.refresh_from_db()
    assert list(fields_of(version.content)) == ["status", "full_name", "spouse", "married_on"]
    assert {act.who for act in version.acts.all()} == {one.subject, other.subject}


def test_nobody_changes_a_form_without_the_right_or_while_it_is_checked(top: int) -> None:
    author = keeper(top, "forms.draft")
    version = draft_version("9.000001", content_of(), by=author, valid_from=DAY)
    with pytest.raises(Denied):
        reshape(version.pk, shaping.begun, by=somebody())
    assert Event.objects.filter(kind="forms.drafted").count() == 1
    propose(version.pk, by=author)
    with pytest.raises(AlreadyDone):
        reshape(version.pk, shaping.begun, by=author)
    with pytest.raises(AlreadyDone):
        reshape(published(code="9.000002").pk, shaping.begun, by=PLATFORM)
    version.refresh_from_db()
    assert version.content == content_of()
