"""A faulty content is found when it is published."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.loading import delivered
from tinhso.engines.forms.part_names import NAMES
from tinhso.engines.forms.schemas import FILE
from tinhso.engines.forms.tests.content import content_of


def text(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": "text", "label": name, **more}


def seen(name: str) -> dict[str, Any]:
    return {"==": [{"var": name}, "x"]}


def where(content: dict[str, Any]) -> list[str]:
    return [finding.where for finding in lint(content)]


def test_a_right_content_has_no_finding() -> None:
    assert where(content_of()) == []


@pytest.mark.goal("cases-1")
def test_conditions_in_a_circle_are_found() -> None:
    circle = content_of(text("a", show=seen("b")), text("b", show=seen("c")), text("c", show=seen("a")), papers=[])
    assert [finding.where for finding in lint(circle)] == ["question/a"]
    assert "a → b → c → a" in lint(circle)[0].sentence


@pytest.mark.goal("cases-1")
def test_a_field_that_shows_itself_is_a_circle() -> None:
    assert where(content_of(text("a", show=seen("a")), papers=[])) == ["question/a"]


def test_a_chain_of_conditions_is_no_circle() -> None:
    assert where(content_of(text("a"), text("b", show=seen("a")), text("c", show=seen("b")), papers=[])) == []


def test_a_condition_on_an_unknown_field_is_found_also_of_a_paper() -> None:
    assert where(content_of(text("a", show=seen("ghost")), papers=[])) == ["question/a"]
    paper = {"code": "p", "name": "P", "originals": 1, "when": seen("ghost")}
    assert where(content_of(text("a"), papers=[paper])) == ["papers/p"]


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ({"name": "a", "type": "choice", "label": "A"}, ["question/a"]),
        ({"name": "a", "type": "text", "label": "A", "when": "past"}, ["question/a"]),
        ({"name": "a", "type": "text", "label": "A", "schema": {"minLength": "three"}}, ["question/a"]),
        ({"name": "a", "type": "repeat", "label": "A"}, ["question/a"]),
        ({"name": "a", "type": "text", "label": "A", "show": {"exec": ["x"]}}, ["question/a"]),
    ],
)
def test_a_faulty_field_is_found(field: dict[str, Any], found: list[str]) -> None:
    assert where(content_of(field, papers=[])) == found


def test_names_and_codes_are_used_once() -> None:
    paper = {"code": "p", "name": "P", "originals": 1}
    assert where(content_of(text("a"), text("a"), papers=[paper, paper])) == ["question/a", "papers/p"]


def test_a_paper_of_an_unknown_case_is_found() -> None:
    paper = {"code": "p", "name": "P", "originals": 1, "cases": ["x"]}
    assert where(content_of(text("a"), papers=[paper])) == ["papers/p"]


def test_what_breaks_the_schema_is_found_with_its_path() -> None:
    assert where(content_of(level="4")) == ["level"]
    assert where(content_of(text("Tên"))) == ["form/pages/0/sections/0/fields/0/name"]
    assert "content" in where({"name": "x"})


def test_a_procedure_that_is_online_needs_a_form() -> None:
    content = content_of(papers=[{"code": "p", "name": "P", "shown": True}])
    del content["form"]
    assert where(content) == ["form"]
    assert where(content | {"level": "info"}) == []


def test_a_limit_that_no_law_has_is_found() -> None:
    channel = {"channel": "online", "limit": {"amount": 3, "unit": "workday", "same_day_cutoff": "15:00"}}
    assert where(content_of(channels=[channel])) == ["channels/0/limit"]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("papers/GT-02", "Thành phần hồ sơ, GT-02"),
        ("channels/1/limit", "Cách nộp và thời hạn giải quyết, dòng 2"),
        ("question/child.name", "Câu hỏi, child.name"),
        ("form/pages/0/sections/0", "Biểu mẫu điện tử, pages/0/sections/0"),
        ("content", "content"),
    ],
)
def test_a_fault_names_its_place_as_the_pages_do(where: str, words: str) -> None:
    assert str(Finding(where, "Sai.")) == f"{words}: Sai."


@pytest.mark.parametrize("code", [code for code, _day, _content in delivered()])
def test_every_delivered_procedure_can_be_published(code: str) -> None:
    content = next(content for other, _day, content in delivered() if other == code)
    assert lint(content) == []


def test_every_part_of_a_content_has_a_name() -> None:
    assert set(json.loads(FILE.read_text("utf-8"))["properties"]) <= set(NAMES)
