"""A device that had no connection sends what it kept; however often, it is one report."""

import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.engines.files.tests.photographs import photograph
from tinhso.systems.feedback.models import Draft, Report
from tinhso.systems.feedback.tests.at_home import INSIDE, TEXT

pytestmark = pytest.mark.django_db
SECRET = "s" * 48
FIELDS = {"category": "chieu-sang", "text": TEXT, "commune": "", "place": "Trước số 12", **INSIDE}


def post(address: str, **said: object):
    return Client(enforce_csrf_checks=True).post(address, json.dumps(said), content_type="application/json")


def photo(key: uuid.UUID, secret: str = SECRET):
    file = SimpleUploadedFile("a.jpg", photograph(gps=False), "image/jpeg")
    return Client().post(f"/phan-anh/gui/nhan/{key}/anh/", {"secret": secret, "key": "k1", "photo": file})


def test_words_photo_and_end_sent_twice_are_one_report_with_one_link(browser):
    key, answers = uuid.uuid4(), []
    for _try in range(2):
        assert post("/phan-anh/gui/nhan/", id=str(key), secret=SECRET, fields=FIELDS).status_code == 200
        assert photo(key).status_code == 200
        answers.append(post(f"/phan-anh/gui/nhan/{key}/", secret=SECRET).json())
    made = Report.objects.get()
    assert (made.pk, made.text, made.photos.count(), made.case.area.name) == (key, TEXT, 1, "Bình Quới")
    assert answers[0] == answers[1] and answers[0]["code"] == made.case.code
    assert browser.get(answers[0]["link"]).status_code == 200


def test_what_is_missing_is_said_and_can_be_completed_in_the_browser(browser):
    key = uuid.uuid4()
    post("/phan-anh/gui/nhan/", id=str(key), secret=SECRET, fields={**FIELDS, "text": "hư"})
    refused = post(f"/phan-anh/gui/nhan/{key}/", secret=SECRET)
    assert refused.status_code == 422 and refused.json()["error"]
    said = json.dumps({"secret": SECRET, "go_on": True})
    on = browser.post(f"/phan-anh/gui/nhan/{key}/", said, content_type="application/json").json()["url"]
    assert on == f"/phan-anh/gui/{key}/noi-dung/"
    assert browser.get(on).status_code == 200


def test_a_number_that_nobody_can_use_is_put_right_in_the_browser_and_the_report_goes(browser):
    key = uuid.uuid4()
    post("/phan-anh/gui/nhan/", id=str(key), secret=SECRET, fields={**FIELDS, "phone": "12"})
    refused = post(f"/phan-anh/gui/nhan/{key}/", secret=SECRET)
    assert refused.status_code == 422 and "0912 345 678" in refused.json()["error"]
    said = json.dumps({"secret": SECRET, "go_on": True})
    on = browser.post(f"/phan-anh/gui/nhan/{key}/", said, content_type="application/json").json()["url"]
    assert on == f"/phan-anh/gui/{key}/nguoi-gui/"
    browser.post(on, {"who": "nobody", "phone": "12"})
    browser.post(f"/phan-anh/gui/{key}/kiem-tra/")
    made = Report.objects.get()
    assert (made.pk, made.reporter.phone) == (key, "")


def test_another_device_neither_writes_nor_reads_nor_ends_it(browser):
    key, other = uuid.uuid4(), "x" * 48
    post("/phan-anh/gui/nhan/", id=str(key), secret=SECRET, fields=FIELDS)
    assert post("/phan-anh/gui/nhan/", id=str(key), secret=other, fields={"text": "Khác"}).status_code == 403
    assert photo(key, other).status_code == 403
    assert post(f"/phan-anh/gui/nhan/{key}/", secret=other).status_code == 403
    assert browser.post(f"/phan-anh/gui/nhan/{key}/", {"secret": other}).status_code == 403
    assert Draft.objects.get().typed["text"] == TEXT and not Report.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{", '{"id": 1}', '{"id": "x", "secret": "y", "fields": 3}'])
def test_nonsense_is_answered_with_a_sentence(browser, body):
    answer = browser.post("/phan-anh/gui/nhan/", body, content_type="application/json")
    assert answer.status_code == 400 and answer.json()["error"]
    assert browser.post(f"/phan-anh/gui/nhan/{uuid.uuid4()}/", body, content_type="application/json").status_code == 403


def test_the_page_for_the_shelf_and_its_worker_name_nobody(browser):
    page = browser.get("/phan-anh/gui/ngoai-tuyen/").content.decode()
    assert 'value="chieu-sang"' in page and "Bình Quới" in page
    worker = browser.get("/phan-anh/gui/tho.js")
    assert worker["Content-Type"] == "text/javascript" and "/phan-anh/gui/ngoai-tuyen/" in worker.content.decode()
