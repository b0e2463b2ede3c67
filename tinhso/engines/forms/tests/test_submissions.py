"""Handing in turns what was typed into answers that never change."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.events.models import Event
from tinhso.engines.files.models import File
from tinhso.engines.forms.api import (
    Incomplete,
    answers_of,
    attach,
    delete_draft,
    save_draft,
    start_draft,
    submit,
    submit_answers,
)
from tinhso.engines.forms.models import Draft, Submission
from tinhso.engines.forms.tests.content import MARRIED_TO, SINGLE, content_of, published, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def an() -> Actor:
    return somebody()


@pytest.fixture
def draft(an: Actor) -> Draft:
    return start_draft(published().procedure, by=an)


def test_a_complete_draft_becomes_a_submission_and_is_gone(draft: Draft, an: Actor) -> None:
    file = File.objects.create(sha256="0" * 64, name="a.pdf", content_type="application/pdf", size=1)
    save_draft(draft.pk, MARRIED_TO | {"note": ""}, by=an)
    attach(draft.pk, "ket-hon", file, by=an)
    submission = submit(draft.pk, by=an)
    assert submission.answers == {
        "full_name": "Nguyễn Văn An",
        "status": "married",
        "spouse": {"name": "Trần Thị Bình", "number": "080190000001", "born_on": "1990-01-02"},
        "married_on": "2015-03-27",
    }
    assert set(submission.sources) == set(submission.answers)
    assert [(row.paper, row.file) for row in submission.files.all()] == [("ket-hon", file)]
    assert not Draft.objects.exists()
    event = Event.objects.get(kind="forms.submitted")
    assert (event.topic, event.channel, event.subject) == ("9.000001", "online", submission.pk)


@pytest.mark.goal("cases-1")
def test_answers_that_a_condition_hid_are_not_handed_in(draft: Draft, an: Actor) -> None:
    file = File.objects.create(sha256="0" * 64, name="a.pdf", content_type="application/pdf", size=1)
    save_draft(draft.pk, MARRIED_TO, by=an)
    attach(draft.pk, "ket-hon", file, by=an)
    save_draft(draft.pk, {"status": "single"}, by=an)
    submission = submit(draft.pk, by=an)
    assert submission.answers == SINGLE
    assert not submission.files.exists()


def test_handing_in_twice_finds_the_same_submission(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, SINGLE, by=an)
    first = submit(draft.pk, by=an)
    assert submit(draft.pk, by=an) == first
    assert Submission.objects.count() == 1
    with pytest.raises(AlreadyDone):
        submit(draft.pk, by=somebody())


def test_an_incomplete_form_is_refused_with_its_errors_and_kept(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, MARRIED_TO | {"married_on": "x"}, by=an)
    with pytest.raises(Incomplete) as refused:
        submit(draft.pk, by=an)
    assert set(refused.value.bound.errors) == {"married_on"}
    assert [need.paper.code for need in refused.value.bound.missing_papers] == ["ket-hon"]
    assert Draft.objects.get(pk=draft.pk).typed["full_name"] == "Nguyễn Văn An"
    assert not Submission.objects.exists()
    assert not Event.objects.filter(kind="forms.submitted").exists()


@pytest.mark.goal("cases-29")
def test_a_draft_of_an_old_version_is_resumed_before_it_is_handed_in(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, SINGLE, by=an)
    published(content_of(name="Mới"), valid_from=date(2026, 6, 1))
    with pytest.raises(Refused):
        submit(draft.pk, by=an)
    assert not Submission.objects.exists()


def test_nobody_hands_in_for_another_by_guessing(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, SINGLE, by=an)
    with pytest.raises(Denied):
        submit(draft.pk, by=somebody())
    assert not Submission.objects.exists()


def test_a_deleted_draft_cannot_be_handed_in(draft: Draft, an: Actor) -> None:
    delete_draft(draft.pk, by=an)
    with pytest.raises(AlreadyDone):
        submit(draft.pk, by=an)


def test_what_was_handed_in_cannot_be_changed_in_the_database(draft: Draft, an: Actor) -> None:
    save_draft(draft.pk, SINGLE, by=an)
    submission = submit(draft.pk, by=an)
    for sql in ("UPDATE forms_submission SET answers = '{}'", "DELETE FROM forms_submission"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert Submission.objects.get(pk=submission.pk).answers == SINGLE


def test_the_desk_hands_in_for_somebody_else(an: Actor) -> None:
    submission = submit_answers(published(), SINGLE, by=somebody(), submitter=an.subject)
    assert (submission.submitter, submission.channel, submission.draft) == (an.subject, "desk", None)


def test_answers_are_read_back_with_labels(an: Actor) -> None:
    submission = submit_answers(published(), SINGLE, by=an)
    ((title, answers),) = list(answers_of(submission))
    assert title == "Trang"
    assert [(answer.label, answer.text) for answer in answers] == [
        ("Họ và tên", "Nguyễn Văn An"), ("Tình trạng", "Độc thân"),
    ]  # fmt: skip
