"""Handing a part of a report to somebody outside: they see what they are given, while the link works."""

from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.events.models import Event
from tinhso.engines.messages.api import text
from tinhso.engines.messages.models import Message
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.models import Errand, ErrandAnswer, Photo
from tinhso.systems.feedback.outside.links import token_of
from tinhso.systems.feedback.outside.verbs import answer_errand, end_errand, give_errand
from tinhso.systems.feedback.planting.pictures import photo as drawn
from tinhso.systems.feedback.tests.test_desk_pages import browser as signed_in

pytestmark = pytest.mark.goal("feedback-17")
TEXT = "Đèn đường trước số nhà 12 không sáng, gọi Nguyễn Thị Sáu 0900 000 301."
GIVEN = {"to": "Điện lực Bình Quới", "task": "Thay bóng đèn.", "text": "Đèn đường không sáng.", "days": 7}


@pytest.fixture
def report(world):
    made = world.report(TEXT, place="Trước số 12", lat=10.53, lng=106.41)
    handling.accept(handling.report_of(made.pk), lead=world.commune, by=world.actor("coordinator"))
    drain()
    return made


@pytest.fixture
def errand(world, report):
    return give_errand(report.pk, **GIVEN, by=world.actor("specialist"))


def address(errand):
    return f"/phan-anh/ben-ngoai/{token_of(errand)}/"


def test_they_see_what_they_were_given_and_nothing_else(world, report, errand):
    page = Client().get(address(errand))
    source = page.content.decode()
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    for shown in ("Thay bóng đèn.", "Đèn đường không sáng.", "Trước số 12", "geo:10.53000,106.41000", report.case.code):
        assert shown in source
    for hidden in (TEXT, "Nguyễn Thị Sáu", "0900 000 301", "900000301", "Lê Văn Tám"):
        assert hidden not in source
    assert Errand.objects.get(pk=errand.pk).opened_at is not None


def test_without_the_place_there_is_none(world, report):
    errand = give_errand(report.pk, **GIVEN, shows_place=False, by=world.actor("specialist"))
    source = Client().get(address(errand)).content.decode()
    assert "Trước số 12" not in source and "geo:" not in source


def test_the_answer_comes_back_into_the_case_with_its_photos_and_is_told(world, report, errand):
    photo = SimpleUploadedFile(
        "den.jpg", drawn("chieu-sang", at=clock.now(), lat=None, lng=None, settled=True, chance=Random(1))
    )
    key = uuid4()
    sent = {"key": str(key), "text": "Đã thay bóng.", "is_done": "on", "photos": photo}
    assert Client().post(address(errand), sent).status_code == 302
    held = Errand.objects.get(pk=errand.pk)
    assert held.done_at is not None and not held.takes_answers
    assert Photo.objects.filter(report=report, moment=Photo.Moment.AFTER).count() == 1
    message = Message.objects.get(to=world.specialist.subject_id, code="feedback.errand")
    assert report.case.code in message.subject and "Đã thay bóng" not in message.body
    desk = signed_in(world.specialist).get(f"/phan-anh/{report.case.code}/").content.decode()
    assert "Đã thay bóng." in desk and "Điện lực Bình Quới" in desk
    assert Event.objects.filter(kind="feedback.errand_answered", subject=report.pk).count() == 1


def test_sent_twice_it_is_one_answer(world, errand):
    key = uuid4()
    for _again in range(2):
        answer_errand(errand.pk, key=key, text="Chờ vật tư.", is_done=False)
    assert ErrandAnswer.objects.count() == 1 and Message.objects.filter(code="feedback.errand").count() == 1
    answer_errand(errand.pk, key=uuid4(), text="Đã thay.", is_done=True)
    with pytest.raises(AlreadyDone):
        answer_errand(errand.pk, key=uuid4(), text="Nữa.", is_done=False)
    assert ErrandAnswer.objects.count() == 2


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_a_link_that_ended_shows_and_takes_nothing(world, errand, how):
    where, later = address(errand), clock.now()
    if how == "revoked":
        end_errand(errand.pk, by=world.actor("specialist"))
    else:
        later += timedelta(days=7, seconds=1)
    with clock.travel(later):
        page = Client().get(where)
        assert page.status_code == 410 and "Đèn đường" not in page.content.decode()
        assert Client().post(where, {"key": str(uuid4()), "text": "Đã thay."}).status_code == 410
        with pytest.raises(AlreadyDone):
            answer_errand(errand.pk, key=uuid4(), text="Đã thay.", is_done=True)
    assert not ErrandAnswer.objects.exists()


def test_a_guessed_link_opens_nothing(errand):
    token = token_of(errand)
    for wrong in (token[:-1] + ("0" if token[-1] != "0" else "1"), errand.pk.hex, "x" * 72, uuid4().hex + token[32:]):
        assert Client().get(f"/phan-anh/ben-ngoai/{wrong}/").status_code == 404
    assert Errand.objects.get(pk=errand.pk).opened_at is None


def test_who_does_not_handle_it_gives_nothing_and_takes_nothing_back(world, report, errand):
    for who in ("stranger", "citizen"):
        with pytest.raises(Denied):
            give_errand(report.pk, **GIVEN, by=world.actor(who))
        with pytest.raises(Denied):
            end_errand(errand.pk, by=world.actor(who))
    assert Errand.objects.get().ended_at is None
    end_errand(errand.pk, by=world.actor("specialist"))
    with pytest.raises(AlreadyDone):
        end_errand(errand.pk, by=world.actor("specialist"))


@pytest.mark.parametrize(("name", "value"), [("to", " "), ("task", ""), ("text", ""), ("days", 0), ("days", 61)])
def test_what_is_missing_is_said_beside_its_field(world, report, name, value):
    with pytest.raises(Refused) as refused:
        give_errand(report.pk, **{**GIVEN, name: value}, by=world.actor("specialist"))
    assert refused.value.field == name and not Errand.objects.exists()


def test_a_confidential_report_is_never_handed_on(world):
    secret = world.report("Cán bộ đòi tiền khi làm thủ tục tại quầy.", category=world.bribe)
    with pytest.raises(Refused), access.without_walls("test"):
        give_errand(secret.pk, **GIVEN, by=world.actor("coordinator"))
    assert not Errand.objects.exists()


def test_the_official_gives_it_on_the_page_and_may_copy_the_link(world, report):
    client = signed_in(world.specialist)
    form = client.get(f"/phan-anh/{report.case.code}/giao-ben-ngoai/")
    source = form.content.decode()
    assert form.status_code == 200 and "0900 000 301" not in source.split('<form method="post"')[-1]
    sent = {**GIVEN, "shows_place": "on", "version": handling.report_of(report.pk).case.version}
    assert client.post(f"/phan-anh/{report.case.code}/giao-ben-ngoai/", sent).status_code == 302
    errand = Errand.objects.get()
    assert token_of(errand) in client.get(f"/phan-anh/{report.case.code}/").content.decode()
    coordinator = signed_in(world.coordinator).get(f"/phan-anh/{report.case.code}/").content.decode()
    assert "Điện lực Bình Quới" in coordinator and token_of(errand) not in coordinator


def test_the_mail_to_the_official_names_the_code_alone():
    mail = text("feedback.errand").mailed({"code": "PA-1", "link": "https://tinh.example/x"})
    assert "PA-1" in mail and "Điện lực" not in mail
