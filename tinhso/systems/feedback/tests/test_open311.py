"""Open311 as its clients expect it: clients from the package index read and write on a live server."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tinhso.base.clock import at
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.engines.files.tests.photographs import photograph
from tinhso.systems.feedback.models import Category, Partner, Publication, Remark, Reply, Report
from tinhso.systems.feedback.open311.keys import let_in, shut_out
from tinhso.systems.feedback.public.keeping import refresh, report_of
from tinhso.systems.feedback.tests.at_home import scanned
from tinhso.systems.feedback.tests.hostile import place_in
from tinhso.systems.feedback.tests.published import answer, moderate, publish

pytestmark = [pytest.mark.goal("feedback-31"), pytest.mark.goal("feedback-42")]
QUESTIONS = [
    {"name": "how_many", "type": "choice", "label": "Bao nhiêu đèn?",
     "options": [{"value": "one", "label": "Một đèn"}, {"value": "all", "label": "Cả tuyến"}]},
    {"name": "which", "type": "multi", "label": "Lúc nào?", "required": False,
     "options": [{"value": "dusk", "label": "Chập tối"}, {"value": "night", "label": "Khuya"}]},
    {"name": "pole", "type": "text", "label": "Số trụ", "required": False},
]  # fmt: skip
GIVEN = {
    "service_code": "chieu-sang",
    "description": "Đèn đường trước trụ sở không sáng.",
    "lat": "10.53",
    "long": "106.41",
    "attribute[how_many]": "one",
    "attribute[which][]": ["dusk", "night"],
    "first_name": "Sáu",
    "last_name": "Nguyễn Thị",
    "phone": "0900 000 301",
    "email": "sau@example.vn",
}


@pytest.fixture
def asking(world):
    Category.objects.filter(pk="chieu-sang").update(questions=QUESTIONS)
    return world


@pytest.fixture
def key(asking) -> str:
    return let_in("Tổng đài điện lực", scopes=["report", "update"], by=PLATFORM)[1]


def ask(client, path: str, **query: str):
    return client.get(f"/open311/v2/{path}", query)


def send(client, key: str, path: str = "requests.json", **given: object):
    return client.post(f"/open311/v2/{path}", {"api_key": key, **GIVEN, **given})


def faults(answer) -> list[tuple[int, str]]:
    return [(answer.status_code, each["description"]) for each in json.loads(answer.content)]


def test_services_are_bare_arrays_with_real_booleans(client, asking):
    rows = {row["service_code"]: row for row in json.loads(ask(client, "services.json").content)}
    assert set(rows) == {"ha-tang", "chieu-sang", "cay-do"}  # what is confidential is no service
    assert (rows["chieu-sang"]["metadata"], rows["cay-do"]["metadata"]) == (True, False)
    assert (rows["chieu-sang"]["type"], rows["chieu-sang"]["group"]) == ("realtime", "Hạ tầng đô thị")


@pytest.mark.goal("feedback-5")
def test_the_questions_of_a_category_are_the_attributes_of_its_service(client, asking):
    found = json.loads(ask(client, "services/chieu-sang.json").content)
    assert found["service_code"] == "chieu-sang"
    assert [(a["code"], a["datatype"], a["required"], a["order"]) for a in found["attributes"]] == [
        ("how_many", "singlevaluelist", True, 1),
        ("which", "multivaluelist", False, 2),
        ("pole", "string", False, 3),
    ]
    assert found["attributes"][0]["values"] == [{"key": "one", "name": "Một đèn"}, {"key": "all", "name": "Cả tuyến"}]
    assert ask(client, "services/khong-co.json").status_code == 404


REQUIRED = {
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible",
    "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode",
    "lat", "long", "media_url",
}  # fmt: skip


def test_requests_in_xml_have_every_element_of_the_standard_once(client, world):
    publish(world, "Đèn <hư> & tối\x0b.", lat=10.53, lng=106.41)
    root = ElementTree.fromstring(ask(client, "requests.xml").content)
    (row,) = root
    assert (root.tag, row.tag) == ("service_requests", "request")
    assert sorted(each.tag for each in row) == sorted(REQUIRED)
    assert row.findtext("description") == "Đèn <hư> & tối." and row.findtext("status") == "open"
    asked_at = datetime.fromisoformat(row.findtext("requested_datetime") or "")
    assert asked_at.utcoffset() is not None and asked_at == at(2026, 11, 17, 8)


def test_the_other_answers_in_xml_have_the_elements_of_the_standard(client, asking, key):
    def tags(path: str, **query: str) -> tuple[str, list[str]]:
        root = ElementTree.fromstring(ask(client, path, **query).content)
        return root.tag, [each.tag for each in root]

    assert tags("services.xml") == ("services", ["service"] * 3)
    assert tags("services/chieu-sang.xml") == ("service_definition", ["service_code", "attributes"])
    assert tags("requests/PA-0.xml") == ("errors", ["error"])
    assert tags("discovery.xml") == ("discovery", ["changeset", "contact", "key_service", "endpoints"])
    assert tags("khong-co.xml") == ("errors", ["error"])
    made = ElementTree.fromstring(send(client, key, "requests.xml").content)
    assert [each.tag for each in made[0]] == ["service_request_id", "service_notice", "account_id"]
    definition = ElementTree.fromstring(ask(client, "services/chieu-sang.xml").content)
    assert definition.findtext("attributes/attribute/variable") == "true"
    assert definition.findtext("attributes/attribute/values/value/key") == "one"


def test_a_request_is_filed_by_a_partner_and_read_after_it_was_moderated(client, asking, key):
    sent = send(client, key, external_id="EVN-77")
    (row,) = json.loads(sent.content)
    made = Report.objects.select_related("case", "reporter").get()
    assert (row["service_request_id"], made.case.channel) == (made.case.code, "partner")
    assert made.answers == {"how_many": "one", "which": ["dusk", "night"]}
    assert (made.reporter.name, made.reporter.phone) == ("Nguyễn Thị Sáu", "+84900000301")
    assert made.filed_by == Partner.objects.get().subject_id and made.reference == "EVN-77"
    assert ask(client, f"requests/{made.case.code}.json").status_code == 404
    moderate(made)
    refresh(made.pk)
    (shown,) = json.loads(ask(client, f"requests/{made.case.code}.json").content)
    assert (shown["status"], shown["lat"], shown["long"]) == ("open", 10.53, 106.41)
    assert json.loads(ask(client, f"tokens/{made.pk}.json").content)[0]["service_request_id"] == made.case.code


def test_photos_come_with_a_request_and_its_media_url_leads_to_the_cleared_one_drawn_anew(client, asking, key):
    photos = [SimpleUploadedFile(f"{n}.jpg", photograph((640 + n, 480)), "image/jpeg") for n in range(2)]
    (row,) = json.loads(send(client, key, media=photos).content)
    made = Report.objects.get(case__code=row["service_request_id"])
    first, _second = made.photos.order_by("at", "pk")
    scanned()
    moderate(made, photos=(str(first.pk),))
    refresh(made.pk)
    (shown,) = json.loads(ask(client, f"requests/{made.case.code}.json").content)
    picture = client.get(urlsplit(shown["media_url"]).path)
    assert picture.status_code == 200 and not place_in(b"".join(picture)) and place_in(files.read(first.original))
    assert send(client, key, media=SimpleUploadedFile("a.jpg", b"<script>")).status_code == 400
    assert Report.objects.count() == 1


def test_sent_again_with_the_same_number_it_is_the_same_report(client, asking, key):
    first = json.loads(send(client, key, external_id="EVN-77").content)
    assert json.loads(send(client, key, external_id="EVN-77").content) == first and Report.objects.count() == 1
    send(client, key)
    send(client, key)  # without a number these are two
    assert Report.objects.count() == 3


@pytest.mark.parametrize(
    ("change", "status", "says"),
    [
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "tieu-cuc"}, 404, "tieu-cuc"),
        ({"lat": "", "long": ""}, 400, "place"),
        ({"lat": "10.5", "long": ""}, 400, "together"),
        ({"lat": "nan"}, 400, "lat"),
        ({"long": "999"}, 400, "long"),
        ({"description": "hư"}, 400, "text"),
        ({"attribute[how_many]": "seven"}, 400, "attribute[how_many]"),
        ({"attribute[how_many]": []}, 400, "attribute[how_many]"),
        ({"phone": "12"}, 400, "phone"),
        ({"media_url": "javascript:alert(1)"}, 400, "media_url"),
        ({"jurisdiction_id": "elsewhere.example"}, 404, "jurisdiction_id"),
    ],
)
def test_what_is_missing_or_wrong_is_said_as_the_standard_says_it(client, asking, key, change, status, says):
    ((code, description),) = faults(send(client, key, **change))
    assert code == status and says in description and not Report.objects.exists()


def test_only_a_key_that_may_write_writes(client, asking, key):
    reader = let_in("Chỉ cập nhật", scopes=["update"], by=PLATFORM)[1]
    assert faults(send(client, ""))[0][0] == 400
    assert faults(send(client, "guessed"))[0][0] == 403
    assert faults(send(client, reader))[0][0] == 403
    shut_out(Partner.objects.get(name="Tổng đài điện lực").pk, by=PLATFORM)
    assert faults(send(client, key))[0][0] == 403
    assert not Report.objects.exists()
    assert key.encode() not in bytes(Partner.objects.get(name="Tổng đài điện lực").key_digest)


@pytest.mark.goal("feedback-30")
def test_each_partner_has_a_bucket_of_its_own(client, asking):
    flooding = let_in("Lũ", scopes=["report"], burst=2, seconds=60, by=PLATFORM)[1]
    calm = let_in("Êm", scopes=["report"], burst=2, seconds=60, by=PLATFORM)[1]
    assert [send(client, flooding).status_code for _ in range(3)] == [200, 200, 429]
    assert send(client, flooding).headers["Retry-After"].isdigit()
    assert send(client, calm).status_code == 200


def test_the_last_ninety_days_are_answered_unless_others_are_asked_for(client, world):
    old, new = publish(world), publish(world)
    Publication.objects.filter(pk=old.pk).update(reported_at=at(2026, 3, 1, 8))
    Publication.objects.filter(pk=new.pk).update(is_open=False, stage=Stage.RETURNED)

    def ids(**query: str) -> list[str]:
        return [row["service_request_id"] for row in json.loads(ask(client, "requests.json", **query).content)]

    assert ids() == [new.code]
    assert ids(start_date="2026-02-01T00:00:00+07:00") == [old.code]
    assert ids(service_request_id=f"{old.code},{new.code}", status="open") == [new.code, old.code]
    assert (ids(status="closed"), ids(status="open"), ids(status="open,closed")) == ([new.code], [], [new.code])
    assert ids(service_code="cay-do,chieu-sang") == [new.code]
    assert ids(page_size="1", page="2") == []
    for query in (
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-11-01T00:00:00Z"},
        {"status": "fixed"},
        {"start_date": "yesterday"},
        {"page_size": "5000"},
    ):
        assert ask(client, "requests.json", **query).status_code == 400


def test_updates_tell_every_state_and_the_answer(client, world):
    found = publish(world)
    answer(world, report_of(found.report).case, "Đã thay bóng đèn.")
    refresh(found.report)
    rows = json.loads(ask(client, "servicerequestupdates.json").content)
    assert [(row["update_id"], row["status"]) for row in rows] == [
        (f"{found.code}-1", "open"),
        (f"{found.code}-2", "open"),
        (f"{found.code}-3", "closed"),
    ]
    assert rows[-1]["description"] == "Đã thay bóng đèn."
    (shown,) = json.loads(ask(client, "requests.json").content)
    assert (shown["status"], shown["status_notes"]) == ("closed", "Đã thay bóng đèn.")


def test_a_partner_adds_to_its_own_report_once_and_to_no_other(client, asking, key):
    code = json.loads(send(client, key).content)[0]["service_request_id"]
    more = {"service_request_id": code, "update_id": "u1", "description": "Trụ số 12.", "status": "open"}
    for _ in range(2):
        assert send(client, key, "servicerequestupdates.json", **more).status_code == 200
    assert [each.text for each in Remark.objects.all()] == ["Trụ số 12."]
    other = let_in("Bên khác", scopes=["update"], by=PLATFORM)[1]
    assert send(client, other, "servicerequestupdates.json", **more).status_code == 404
    assert send(client, key, "servicerequestupdates.json", **{**more, "update_id": ""}).status_code == 400


@pytest.mark.goal("feedback-16")
def test_what_a_partner_adds_answers_the_question_that_was_asked(client, asking, key):
    code = json.loads(send(client, key).content)[0]["service_request_id"]
    made = Report.objects.get(case__code=code)
    cases.ask_supplement(made.pk, items=[], reason="Trụ số mấy?", by=asking.actor("coordinator"))
    send(client, key, "servicerequestupdates.json", service_request_id=code, update_id="u2", description="Trụ số 12.")
    assert Reply.objects.get().text == "Trụ số 12."
    made.case.refresh_from_db()
    assert made.case.stage == Stage.SUBMITTED


def test_no_method_and_no_address_is_left_without_an_answer(client, world):
    assert client.delete("/open311/v2/requests.json").status_code == 405
    assert client.get("/open311/v2/").status_code == 404
    assert client.get("/open311/v2/requests.html").headers["Content-Type"].startswith("text/xml")
