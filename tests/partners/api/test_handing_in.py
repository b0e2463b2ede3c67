"""A program hands a dossier in: once, with its files, for whom it may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.main_job.walk import a_pdf
from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.events.models import Event
from tinhso.systems.services.models import Intake

pytestmark = pytest.mark.django_db


def fields(answer) -> set[str]:
    return {error["field"] for error in answer.json()["errors"]}


@pytest.mark.goal("cases-26")
def test_a_dossier_is_handed_in_under_the_name_of_the_program_and_the_applicants(ward, said, province):
    answer = ward.post("/dossiers", said)
    assert answer.status_code == 201, answer.content.decode()
    case = Case.objects.get(code=answer.json()["code"])
    assert answer.headers["Location"] == f"/api/v1/dossiers/{case.code}"
    assert (case.secret, case.channel) == (answer.json()["secret"], "assisted")
    assert case.applicant.name == said["applicant"]["name"]
    intake = Intake.objects.get(case=case)
    assert (intake.client, intake.reference, intake.how) == (ward.client.subject_id, "UD-0001", "signed_form")
    assert Event.objects.get(kind="cases.submitted", subject=case.pk).actor == ward.client.subject_id


@pytest.mark.goal("cases-26")
def test_the_same_key_finds_the_same_dossier_and_opens_no_other(ward, said):
    first = ward.post("/dossiers", said, **{"Idempotency-Key": "once"})
    count = Case.objects.count()
    again = ward.post("/dossiers", said, **{"Idempotency-Key": "once"})
    assert (again.status_code, again.json()) == (201, first.json())
    assert [a.headers["Idempotency-Replayed"] for a in (first, again)] == ["false", "true"]
    assert Case.objects.count() == count


def test_a_key_that_stood_for_something_else_is_refused_beside_its_name(ward, said):
    ward.post("/dossiers", said, **{"Idempotency-Key": "once"})
    other = ward.post("/dossiers", {**said, "reference": "UD-0002"}, **{"Idempotency-Key": "once"})
    assert (other.status_code, fields(other)) == (422, {"Idempotency-Key"})


def test_two_programs_may_choose_the_same_key(ward, company, said):
    own = {name: value for name, value in said.items() if name not in ("applicant", "consent")}
    codes = [
        program.post("/dossiers", what, **{"Idempotency-Key": "once"}).json()["code"]
        for program, what in ((ward, said), (company, own))
    ]
    assert len(set(codes)) == 2


def test_what_failed_can_be_tried_again_with_the_same_key(ward, said):
    wrong = ward.post("/dossiers", {**said, "office": "H53.110.99"}, **{"Idempotency-Key": "once"})
    assert (wrong.status_code, fields(wrong)) == (422, {"office"})
    assert ward.post("/dossiers", said, **{"Idempotency-Key": "once"}).status_code == 201


def test_every_wrong_answer_has_its_sentence(ward, said):
    answers = {**said["answers"], "copies": "hai", "applicant": 5, "matter": ["x"], "nothing_like_it": 1}
    unknown = ward.post("/dossiers", {**said, "answers": answers})
    assert (unknown.status_code, fields(unknown)) == (422, {"answers.nothing_like_it"})
    del answers["nothing_like_it"]
    wrong = ward.post("/dossiers", {**said, "answers": answers})
    assert wrong.status_code == 422
    assert wrong.headers["Content-Type"] == "application/problem+json"
    assert {"copies", "matter", "applicant"} <= {field.split(".")[1] for field in fields(wrong)}
    assert all(error["detail"] for error in wrong.json()["errors"])


def test_a_body_of_another_shape_is_refused_field_by_field_in_the_language_that_is_asked_for(ward, said):
    body = {**said, "answers": [], "files": [{"paper": 1}], "surprise": True}
    answer = ward.post("/dossiers", body, **{"Accept-Language": "en-GB"})
    assert fields(answer) == {"answers", "files.0.paper", "files.0.file", "surprise"}
    assert answer.headers["Content-Language"] == "en"
    assert "There is no such field." in [error["detail"] for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"procedure": "9.999999"}, "procedure"),
        ({"version": 77}, "version"),
        ({"office": "H53"}, "office"),
        ({"office": "nowhere"}, "office"),
        ({"applicant": None}, "applicant"),
        ({"consent": None}, "consent"),
        ({"files": [{"paper": "uy-quyen", "file": "00000000-0000-0000-0000-000000000000"}]}, "files.0.file"),
        ({"files": [{"paper": "no-such", "file": "00000000-0000-0000-0000-000000000000"}]}, "files.0.paper"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(ward, said, change, field):
    count = Case.objects.count()
    answer = ward.post("/dossiers", {**said, **change})
    assert (answer.status_code, fields(answer)) == (422, {field})
    assert Case.objects.count() == count


def test_a_name_that_does_not_belong_to_the_number_is_refused(ward, said):
    answer = ward.post("/dossiers", {**said, "applicant": {**said["applicant"], "name": "Người Khác"}})
    assert (answer.status_code, fields(answer)) == (422, {"applicant"})


def test_consent_of_tomorrow_is_none(ward, said):
    tomorrow = clock.at(2026, 11, 17, 9).isoformat()
    assert fields(ward.post("/dossiers", {**said, "consent": {"how": "code", "at": tomorrow}})) == {"consent"}


def test_a_program_of_another_office_may_not_hand_in_here(other_ward, said):
    count = Case.objects.count()
    answer = other_ward.post("/dossiers", said)
    assert (answer.status_code, answer.json()["code"]) == (403, "denied")
    assert Case.objects.count() == count


def test_a_companys_program_hands_in_for_the_company_alone(company, said):
    assert fields(company.post("/dossiers", said)) == {"applicant"}
    own = {name: value for name, value in said.items() if name not in ("applicant", "consent")}
    answer = company.post("/dossiers", own)
    assert answer.status_code == 201, answer.content.decode()
    case = Case.objects.get(code=answer.json()["code"])
    assert (case.applicant, case.channel) == (company.client.owner, "online")


def test_a_file_is_sent_looked_at_and_attached(ward, said, province):
    sent = ward.upload(a_pdf())
    assert (sent.status_code, sent.json()["scan"], sent.json()["type"]) == (201, "waiting", "application/pdf")
    province.work()
    assert ward.get(f"/files/{sent.json()['id']}").json()["scan"] == "clean"
    other = {"name": "Lê Ví Dụ", "number": "080190004128", "born_on": "1990-05-14"}
    answers = {**said["answers"], "on_behalf": "authorised", "subject_person": other}
    assert fields(ward.post("/dossiers", {**said, "answers": answers})) == {"files"}
    files = [{"paper": "uy-quyen", "file": sent.json()["id"]}]
    made = ward.post("/dossiers", {**said, "answers": answers, "files": files})
    assert made.status_code == 201, made.content.decode()
    case = Case.objects.get(code=made.json()["code"])
    assert [row.paper for row in case.dossier.submission.files.all()] == ["uy-quyen"]


def test_a_file_that_only_looks_like_one_is_refused_and_anothers_is_not_found(ward, company):
    refused = ward.upload(SimpleUploadedFile("giay-to.pdf", b"MZ not a document"))
    assert (refused.status_code, fields(refused)) == (422, {"file"})
    sent = ward.upload(a_pdf()).json()["id"]
    assert company.get(f"/files/{sent}").status_code == 404
    assert ward.get(f"/files/{uuid7()}").status_code == 404
