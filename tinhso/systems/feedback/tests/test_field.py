"""In the field: a short list on the phone, notes and photos sent later by a pass, once, and only while one may."""

import json
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.cases import api as cases
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files.tests.photographs import photograph
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.models import FieldNote, Photo
from tinhso.systems.feedback.tests.test_desk_pages import asked, browser

pytestmark = pytest.mark.goal("feedback-36")
TEXT = "Đèn đường trước số nhà 12 không sáng ba đêm nay."
AT = "/phan-anh/hien-truong/"


@pytest.fixture
def report(world):
    made = world.report(TEXT, place="Trước số 12", lat=10.53, lng=106.41)
    handling.accept(handling.report_of(made.pk), lead=world.commune, by=world.actor("coordinator"))
    drain()
    return made


@pytest.fixture
def row(world, report):
    (found,) = browser(world.specialist).get(f"{AT}danh-sach.json").json()["rows"]
    return found


def post(address, **said):
    return Client(enforce_csrf_checks=True).post(
        f"{AT}nhan/{address}", json.dumps(said), content_type="application/json"
    )


def photo(key, secret, which):
    file = SimpleUploadedFile("sau.jpg", photograph(), "image/jpeg")
    return Client().post(f"{AT}nhan/{key}/anh/", {"secret": secret, "key": str(which), "photo": file})


def test_the_list_holds_what_one_works_on_and_nobody_who_reported(world, report, row):
    answer = browser(world.specialist).get(f"{AT}danh-sach.json")
    said = answer.content.decode()
    assert (row["code"], row["text"], row["geo"]) == (report.case.code, TEXT, "geo:10.53000,106.41000")
    for hidden in ("Nguyễn Thị Sáu", "900000301", "0900 000 301"):
        assert hidden not in said
    assert "no-store" in answer["Cache-Control"]
    assert browser(world.stranger).get(f"{AT}danh-sach.json").json()["rows"] == []
    assert Client().get(f"{AT}danh-sach.json").status_code == 302
    assert browser(world.coordinator).get(AT).status_code == 403


def test_a_note_with_photos_sent_twice_is_one_and_stands_with_the_report(world, report, row):
    key, which, written = uuid.uuid4(), uuid.uuid4(), clock.now() - timedelta(hours=3)
    for _again in range(2):
        fields = {"text": "Đã thay bóng.", "at": written.timestamp() * 1000}
        assert post("", id=str(key), secret=row["pass"], fields=fields).status_code == 200
        assert photo(key, row["pass"], which).status_code == 200
        assert post(f"{key}/", secret=row["pass"]).json()["code"] == report.case.code
    held = FieldNote.objects.get()
    assert (held.text, held.photos, held.by) == ("Đã thay bóng.", 1, world.specialist)
    assert abs((held.written_at - written).total_seconds()) < 1
    shown = Photo.objects.get(report=report)
    assert (shown.pk, shown.moment) == (which, Photo.Moment.AFTER)
    assert (
        Event.objects.filter(kind="feedback.noted", subject=report.pk, actor=world.actor("specialist").subject).count()
        == 1
    )
    page = browser(world.chair).get(f"/phan-anh/{report.case.code}/").content.decode()
    assert "Đã thay bóng." in page


def test_a_device_whose_clock_is_wrong_is_not_believed(world, report, row):
    for key, at in ((uuid.uuid4(), 0), (uuid.uuid4(), 9e15), (uuid.uuid4(), "x"), (uuid.uuid4(), None)):
        assert post("", id=str(key), secret=row["pass"], fields={"text": "Đã xem.", "at": at}).status_code == 200
        assert abs((FieldNote.objects.get(pk=key).written_at - clock.now()).total_seconds()) < 5


@pytest.mark.parametrize("secret", ["", "x", "WyJ4Il0:1:2"])
def test_without_a_pass_nothing_arrives(world, report, secret):
    key = uuid.uuid4()
    assert post("", id=str(key), secret=secret, fields={"text": "Đã thay."}).status_code == 403
    assert photo(key, secret, uuid.uuid4()).status_code == 403
    assert post(f"{key}/", secret=secret).status_code == 403
    assert not FieldNote.objects.exists() and not Photo.objects.exists()


def test_a_pass_ends_after_three_days(world, report, row):
    with clock.travel(clock.now() + timedelta(days=3, seconds=1)):
        answer = post("", id=str(uuid.uuid4()), secret=row["pass"], fields={"text": "Đã thay."})
    assert answer.status_code == 403 and not FieldNote.objects.exists()


def test_who_lost_the_post_meanwhile_is_refused(world, report, row):
    directory.end_appointment(world.specialist.pk, by=PLATFORM)
    with clock.travel(clock.now() + timedelta(days=1)):
        answer = post("", id=str(uuid.uuid4()), secret=row["pass"], fields={"text": "Đã thay."})
    assert answer.status_code == 403 and not FieldNote.objects.exists()


def test_a_report_that_went_to_another_agency_takes_no_more(world, report, row):
    cases.give_back(
        handling.report_of(report.pk).case.tasks.get(done_at=None).pk, reason="Nhầm", by=world.actor("specialist")
    )
    other = directory.office_by_code("H53.98")
    cases.transfer(report.pk, to=other, reason="Đúng địa bàn", by=world.actor("coordinator"))
    answer = post("", id=str(uuid.uuid4()), secret=row["pass"], fields={"text": "Đã thay."})
    assert answer.status_code == 403 and not FieldNote.objects.exists()


def test_a_pass_for_one_report_opens_no_other_note(world, report, row):
    key = uuid.uuid4()
    assert post("", id=str(key), secret=row["pass"], fields={"text": "Đã thay."}).status_code == 200
    second = world.report("Cây ngã trước trường học xã.")
    handling.accept(handling.report_of(second.pk), lead=world.commune, by=world.actor("coordinator"))
    rows = browser(world.specialist).get(f"{AT}danh-sach.json").json()["rows"]
    other = next(each["pass"] for each in rows if each["id"] == str(second.pk))
    assert post("", id=str(key), secret=other, fields={"text": "Khác."}).status_code == 403
    assert photo(key, other, uuid.uuid4()).status_code == 403
    assert post(f"{key}/", secret=other).status_code == 403
    assert FieldNote.objects.get().text == "Đã thay." and not Photo.objects.exists()


def test_a_note_without_words_and_photos_is_refused_and_no_photo_is_taken_that_is_none(world, report, row):
    key = uuid.uuid4()
    assert post("", id=str(key), secret=row["pass"], fields={"text": " "}).status_code == 200
    assert post(f"{key}/", secret=row["pass"]).status_code == 422
    bad = SimpleUploadedFile("a.jpg", b"<script>", "image/jpeg")
    sent = {"secret": row["pass"], "key": str(uuid.uuid4()), "photo": bad}
    assert Client().post(f"{AT}nhan/{key}/anh/", sent).status_code == 422
    assert not Photo.objects.exists() and not Event.objects.filter(kind="feedback.noted").exists()


def test_the_page_without_a_connection_names_nobody_and_its_worker_has_a_shelf_of_its_own(world, report):
    page = browser(world.specialist).get(f"{AT}ngoai-tuyen/").content.decode()
    assert TEXT not in page and "Lê Văn Tám" not in Client().get(f"{AT}ngoai-tuyen/").content.decode()
    mine, theirs = (Client().get(f"/phan-anh/{where}/tho.js").content.decode() for where in ("hien-truong", "gui"))
    assert 'NAME = "field"' in mine and 'STORE = "notes"' in mine and "/phan-anh/hien-truong/nhan/" in mine
    assert 'NAME = "report"' in theirs and 'STORE = "waiting"' in theirs


def test_the_list_costs_few_statements(world, report):
    client = browser(world.specialist)
    for number in range(12):
        more = world.report(f"Đèn trụ số {number} không sáng mấy đêm nay.")
        handling.accept(handling.report_of(more.pk), lead=world.commune, by=world.actor("coordinator"))
    found, _spent = asked(client, f"{AT}danh-sach.json")
    assert len(found) <= 9, "\n".join(sql[:160] for sql in found)
