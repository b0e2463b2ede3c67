"""A list of questions without a procedure is bound, drawn, read and checked like a form."""

import pytest
from django.http import QueryDict

from tinhso.engines.forms.api import Questions, bound, lint_questions

ROWS = [
    {"name": "danger", "type": "yes_no", "label": "Có gây nguy hiểm không?"},
    {
        "name": "what",
        "type": "text",
        "label": "Nguy hiểm thế nào?",
        "show": {"==": [{"var": "danger"}, True]},
    },
    {"name": "pole", "type": "text", "label": "Số trụ", "required": False},
]


@pytest.mark.goal("feedback-5")
def test_a_question_is_asked_only_while_its_condition_holds():
    asked = [f.name for f in bound(Questions(ROWS), QueryDict("danger=no")).page("questions").fields]
    assert asked == ["danger", "pole"]
    form = bound(Questions(ROWS), QueryDict("danger=yes"))
    assert [f.name for f in form.page("questions").fields] == ["danger", "what", "pole"]
    assert list(form.check().errors) == ["what"]


def test_what_was_answered_is_read_and_what_is_hidden_is_dropped():
    form = bound(Questions(ROWS), {"danger": "no", "what": "Xe máy ngã", "pole": "T12"})
    assert form.is_complete
    assert form.answers == {"danger": False, "pole": "T12"}


def test_no_questions_are_a_complete_form_without_pages():
    form = bound(Questions([]), QueryDict("x=1"))
    assert form.is_complete and form.pages == [] and form.answers == {}


def test_faults_of_a_list_are_found_before_anybody_meets_them():
    assert lint_questions(ROWS) == []
    assert [str(f) for f in lint_questions([{"name": "a", "type": "text", "label": "A", "optional": True}])] != []
    assert lint_questions([{"name": "a", "type": "text", "label": "A", "show": {"==": [{"var": "b"}, 1]}}])
    assert lint_questions([{"name": "a", "type": "choice", "label": "A"}])
