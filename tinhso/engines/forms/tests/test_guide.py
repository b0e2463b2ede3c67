"""Before signing in: which papers, how long, how much, where, or why not."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from tinhso.engines.forms.api import carried, lint
from tinhso.engines.forms.guide.advice import advise
from tinhso.engines.forms.guide.guide import Guide
from tinhso.engines.forms.loading import delivered
from tinhso.engines.forms.tests.content import published

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-9")]
RIGHT = "born_in_vietnam=yes&registered_before=no&child_born_on=1/1/2026&has_birth_certificate=yes"
PAGE = "/thu-tuc/1.001193/huong-dan/"


@pytest.fixture
def birth() -> Any:
    content = next(content for code, _day, content in delivered() if code == "1.001193")
    return published(content, code="1.001193")


def test_the_answers_name_the_papers_the_case_and_the_time(birth: Any) -> None:
    advice = advise(Guide(birth, QueryDict(RIGHT)))
    assert [paper.code for paper in advice.papers] == ["to-khai", "chung-sinh", "giay-to-tuy-than"]
    assert [paper.code for paper in advice.perhaps] == ["uy-quyen"]
    assert advice.case == "Đăng ký quá hạn"
    assert [way.channel for way in advice.ways] == ["online", "desk", "post"]
    assert "15:00" in advice.ways[0].time


def test_other_answers_name_other_papers(birth: Any) -> None:
    advice = advise(Guide(birth, QueryDict(RIGHT.replace("certificate=yes", "certificate=no"))))
    assert [paper.code for paper in advice.papers] == ["to-khai", "lam-chung", "giay-to-tuy-than"]


@pytest.mark.parametrize(
    ("query", "code"),
    [("born_in_vietnam=no", "nuoc-ngoai"), ("born_in_vietnam=yes&registered_before=yes", "da-dang-ky"), (RIGHT, None)],
)
def test_each_exit_has_its_reason(birth: Any, query: str, code: str | None) -> None:
    found = Guide(birth, QueryDict(query)).exit
    assert (found.code if found else None) == code


def test_the_page_says_why_not_and_where_else(birth: Any, client: Client) -> None:
    html = client.get(f"{PAGE}?born_in_vietnam=no&xem=1").content.decode()
    assert "Thủ tục này chỉ dành cho trẻ sinh ra tại Việt Nam." in html
    assert "cơ quan đại diện Việt Nam" in html


def test_the_page_answers_without_signing_in_and_an_unanswered_one_asks_again(birth: Any, client: Client) -> None:
    answered = client.get(f"{PAGE}?{RIGHT}&xem=1")
    assert answered.status_code == 200 and "Giấy chứng sinh do cơ sở y tế cấp" in answered.content.decode()
    assert client.get(PAGE).status_code == 200
    assert client.get(f"{PAGE}?xem=1").status_code == 422
    assert "session" not in " ".join(answered.cookies)


def test_what_the_form_asks_too_comes_along_with_its_source(birth: Any) -> None:
    known = carried(birth, QueryDict(RIGHT))
    assert {name: (one.typed, one.source) for name, one in known.items()} == {
        "child_born_on": ("1/1/2026", "guide"),
        "has_birth_certificate": ("yes", "guide"),
    }


def test_a_procedure_without_a_guide_has_no_such_page(client: Client) -> None:
    published()
    assert client.get("/thu-tuc/9.000001/huong-dan/").status_code == 404


def test_a_guide_that_names_people_or_reads_what_it_does_not_ask_is_not_published(birth: Any) -> None:
    guide = {
        "questions": [{"name": "who", "type": "person", "label": "Ai"}],
        "exits": [{"code": "x", "when": {"==": [{"var": "ghost"}, 1]}, "reason": "R"}],
    }
    assert [finding.where for finding in lint(birth.content | {"guide": guide})] == ["guide/who", "guide/x"]
