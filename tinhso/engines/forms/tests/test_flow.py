"""Filling in, page by page, with and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from tinhso.engines.events.api import Actor
from tinhso.engines.forms.api import FormFlow, answer_step, start_draft, submit
from tinhso.engines.forms.models import Draft, Submission
from tinhso.engines.forms.tests.content import SINGLE, content_of, published, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-3")]
ROWS = {
    "name": "places", "type": "repeat", "label": "Nơi ở", "required": False,
    "fields": [{"name": "place", "type": "text", "label": "Nơi"}],
}  # fmt: skip


@pytest.fixture
def an() -> Actor:
    return somebody()


@pytest.fixture
def draft(an: Actor) -> Draft:
    return start_draft(published().procedure, by=an)


class Walk:
    """One person going through one draft."""

    def __init__(self, draft: Draft, by: Actor) -> None:
        self.draft, self.by = draft, by

    def __call__(self, step: str, posted: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        make = RequestFactory()
        request = make.get("/") if posted is None else make.post("/", posted, headers=headers)
        request.session = {}  # type: ignore[assignment]
        request.actor = self.by  # type: ignore[attr-defined]
        request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
        flow = FormFlow(Draft.objects.get(pk=self.draft.pk), by=self.by, url=lambda to: f"/buoc/{to}")
        return answer_step(request, flow, step, hand_in=self.hand_in)

    def hand_in(self) -> HttpResponse:
        return HttpResponse(str(submit(self.draft.pk, by=self.by).pk), status=201)


def test_the_way_leads_through_pages_papers_and_check(draft: Draft, an: Actor) -> None:
    flow = FormFlow(draft, by=an, url=lambda to: f"/buoc/{to}")
    assert flow.steps == ["trang", "giay-to-kem-theo", "kiem-tra"]
    assert [(flow.before(step), flow.after(step)) for step in flow.steps] == [
        ("muc-luc", "giay-to-kem-theo"), ("trang", "kiem-tra"), ("giay-to-kem-theo", "kiem-tra"),
    ]  # fmt: skip
    assert [task.url for task in flow.tasks] == ["/buoc/trang", "/buoc/giay-to-kem-theo", "/buoc/kiem-tra"]


def test_a_wrong_page_comes_back_with_422_and_nothing_is_lost(draft: Draft, an: Actor) -> None:
    answer = Walk(draft, an)("trang", {"full_name": "A", "status": "single"})
    assert answer.status_code == 422
    assert b'href="#f-full-name"' in answer.content
    assert Draft.objects.get(pk=draft.pk).typed == {"full_name": "A", "status": "single"}


def test_a_right_page_leads_on(draft: Draft, an: Actor) -> None:
    answer = Walk(draft, an)("trang", SINGLE)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/buoc/giay-to-kem-theo")


def test_a_change_redraws_the_questions_without_accusing(draft: Draft, an: Actor) -> None:
    answer = Walk(draft, an)("trang", {"full_name": "", "status": "married"}, **{"HX-Request": "true"})
    assert answer.status_code == 200
    assert b"spouse.number" in answer.content
    assert b"error" not in answer.content
    assert b"<html" not in answer.content
    assert Draft.objects.get(pk=draft.pk).typed["status"] == "married"


def test_without_scripts_a_newly_asked_question_is_drawn_with_the_errors(draft: Draft, an: Actor) -> None:
    answer = Walk(draft, an)("trang", {"full_name": "Nguyễn An", "status": "married"})
    assert answer.status_code == 422
    assert b"spouse.number" in answer.content


def test_one_may_stop_in_the_middle(draft: Draft, an: Actor) -> None:
    answer = Walk(draft, an)("trang", {"full_name": "A", "later": "1"})
    assert answer.headers["Location"] == "/buoc/muc-luc"
    assert Draft.objects.get(pk=draft.pk).typed["full_name"] == "A"


def test_rows_are_added_and_removed(an: Actor) -> None:
    draft = start_draft(published(content_of(ROWS, papers=[])).procedure, by=an)
    walk = Walk(draft, an)
    assert walk("trang", {"places.asked": "1", "places.0.place": "a", "add": "places"}).status_code == 302
    assert Draft.objects.get(pk=draft.pk).typed == {"places": [{"place": "a"}, {"place": ""}]}
    walk("trang", {"places.asked": "1", "places.0.place": "a", "places.1.place": "b", "remove": "places.0"})
    assert Draft.objects.get(pk=draft.pk).typed == {"places": [{"place": "b"}]}
    assert b"places.1.place" not in walk("trang").content


def test_another_window_is_told(draft: Draft, an: Actor) -> None:
    walk = Walk(draft, an)
    walk("trang", SINGLE | {"revision": "0"})
    answer = walk("trang", SINGLE | {"full_name": "Người khác", "revision": "0"})
    assert answer.status_code == 302
    assert Draft.objects.get(pk=draft.pk).typed["full_name"] == "Người khác"


def test_papers_are_attached_and_taken_off(draft: Draft, an: Actor) -> None:
    walk = Walk(draft, an)
    walk("trang", SINGLE)
    page = walk("giay-to-kem-theo")
    assert b'name="khac"' in page.content
    pdf = SimpleUploadedFile("giay.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
    answer = walk("giay-to-kem-theo", {"khac": pdf})
    exe = SimpleUploadedFile("virus.exe", b"MZ\x90\x00" + b"0" * 400)
    refused = walk("giay-to-kem-theo", {"khac": exe})
    assert refused.status_code == 422
    assert b'id="f-khac-error"' in refused.content
    if answer.status_code == 302:
        attachment = draft.attachments.get()
        assert walk("giay-to-kem-theo", {"remove": str(attachment.pk)}).status_code == 302
        assert not draft.attachments.exists()


def test_a_missing_paper_is_named(draft: Draft, an: Actor) -> None:
    walk = Walk(draft, an)
    walk("trang", {"full_name": "Nguyễn An", "status": "married"})
    answer = walk("giay-to-kem-theo", {})
    assert answer.status_code == 422
    assert b'id="f-ket-hon-error"' in answer.content


def test_the_check_page_shows_answers_with_links_and_hands_in(draft: Draft, an: Actor) -> None:
    walk = Walk(draft, an)
    walk("trang", SINGLE)
    page = walk("kiem-tra")
    assert "Nguyễn Văn An" in page.content.decode()
    assert b'href="/buoc/trang#f-full-name"' in page.content
    done = walk("kiem-tra", {})
    assert (done.status_code, Submission.objects.count()) == (201, 1)


def test_an_incomplete_form_is_not_handed_in(draft: Draft, an: Actor) -> None:
    answer = Walk(draft, an)("kiem-tra", {})
    assert answer.status_code == 422
    assert not Submission.objects.exists()


def test_a_step_that_does_not_exist_is_not_found(draft: Draft, an: Actor) -> None:
    with pytest.raises(Http404):
        Walk(draft, an)("khong-co")
