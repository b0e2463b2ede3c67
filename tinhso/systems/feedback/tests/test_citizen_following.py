"""A reporter follows a report: by link, by account, by a confirmed number; answers, rates, objects."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.accounts.api import make_account
from tinhso.engines.accounts.models import OneTimeCode
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage
from tinhso.engines.files.tests.photographs import photograph
from tinhso.engines.messages.models import Message
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import RatingReason, Report, Reporter
from tinhso.systems.feedback.reporting import Story, report
from tinhso.systems.feedback.tests.published import answer
from tinhso.ui.days import day

pytestmark = pytest.mark.django_db
NUMBER, OTHER = "+84900000302", "+84900000303"


@pytest.fixture
def world(committed_world):
    return committed_world


@pytest.fixture
def guest(world):
    return new_guest(name="Lê Thị Bảy", phone=NUMBER, is_confirmed=True)


@pytest.fixture
def made(world, guest) -> Report:
    story = Story(category=world.lamp, text="Đèn đường trước số nhà 12 không sáng.")
    return report(story, reporter=guest.reporter, by=actor_of(guest.reporter))


@pytest.fixture
def link(guest) -> str:
    return f"/phan-anh/theo-doi/{guest.token}/"


def code_for(number: str) -> str:
    """The six digits that were sent last; the outbox holds them sealed."""
    address, code = OneTimeCode.objects.latest("sent_at").unsealed()
    assert address == number
    return code


def test_the_link_shows_the_state_and_never_the_number_or_the_name(made, link):
    page = Client().get(link).content.decode()
    assert made.case.code in page and made.text in page
    assert "0900 000 302" not in page and "900000302" not in page and "Lê Thị Bảy" not in page


@pytest.mark.goal("feedback-16")
def test_a_question_of_the_agency_is_answered_with_words_and_photos_through_the_link(world, made, link):
    cases.ask_supplement(made.pk, items=[], reason="Số trụ đèn là bao nhiêu?", by=world.actor("coordinator"))
    page = Client().get(link).content.decode()
    assert "Số trụ đèn là bao nhiêu?" in page
    refused = Client().post(f"{link}tra-loi/", {"text": " "})
    assert refused.status_code == 422
    photo = SimpleUploadedFile("tru.jpg", photograph(gps=False), "image/jpeg")
    done = Client().post(f"{link}tra-loi/", {"text": "Trụ T12, cạnh chợ.", "photos": photo})
    assert done.status_code == 302, [line for line in done.content.decode().splitlines() if "error" in line]
    made.case.refresh_from_db()
    reply = made.case.replies.get()
    assert (reply.text, len(reply.photos), made.photos.count()) == ("Trụ T12, cạnh chợ.", 1, 1)
    assert made.case.stage == Stage.SUBMITTED
    assert "Trụ T12, cạnh chợ." in Client().get(link).content.decode()
    Client().post(f"{link}tra-loi/", {"text": "Lần thứ hai."})
    assert made.case.replies.count() == 1


@pytest.mark.goal("feedback-19")
def test_an_unhappy_one_rates_with_reasons_and_reopens_once_within_the_limit(world, made, link):
    RatingReason.objects.create(code="cham", name="Xử lý chậm", is_content=False)
    RatingReason.objects.create(code="nhanh", name="Xử lý nhanh", is_content=True)
    answer(world, made.case, "Đã thay bóng đèn.")
    assert "Đã thay bóng đèn." in Client().get(link).content.decode()
    assert Client().post(f"{link}danh-gia/", {"comment": "…"}).status_code == 422
    Client().post(f"{link}danh-gia/", {"score": "1", "reasons": ["cham", "nhanh"], "comment": "Vẫn tối."})
    made.case.refresh_from_db()
    rating = made.case.rating
    assert (rating.score, rating.reasons, rating.comment) == (1, ["cham"], "Vẫn tối.")
    assert Client().post(f"{link}chua-xong/", {"reason": "chưa"}).status_code == 422
    assert Client().post(f"{link}chua-xong/", {"reason": "Tối qua đèn lại không sáng."}).status_code == 302
    made.case.refresh_from_db()
    assert (made.case.stage, made.case.rating) == (Stage.PROCESSING, None)
    page = Client().get(link).content.decode()  # until there is another, the answer stays, and one's own words
    assert "Đã thay bóng đèn." in page and "Tối qua đèn lại không sáng." in page
    answer_again = Client().post(f"{link}chua-xong/", {"reason": "Đèn lại không sáng nữa."})
    assert answer_again.status_code == 422


def test_after_the_limit_nobody_objects_any_more(world, made, link):
    answer(world, made.case, "Đã thay bóng đèn.")
    with clock.travel(clock.at(2026, 12, 20, 8)):
        refused = Client().post(f"{link}chua-xong/", {"reason": "Đèn lại không sáng nữa."})
    made.case.refresh_from_db()
    assert refused.status_code == 422 and made.case.stage == Stage.RETURNED


@pytest.mark.django_db(transaction=True)
@pytest.mark.goal("feedback-28")
def test_another_number_counts_once_its_holder_typed_the_code(made, link, guest):
    browser = Client()
    assert browser.post(f"{link}lien-he/", {"phone": "0900 000 303"}).status_code == 302
    assert Reporter.objects.get(pk=guest.reporter.pk).phone == NUMBER
    assert browser.post(f"{link}ma/", {"code": "000000"}).status_code == 422
    assert Client().post(f"{link}ma/", {"code": code_for(OTHER)}).status_code == 422  # another browser asked for it
    assert browser.post(f"{link}ma/", {"code": code_for(OTHER)}).status_code == 302
    held = Reporter.objects.get(pk=guest.reporter.pk)
    assert held.phone == OTHER and held.confirmed_at is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.goal("feedback-20")
def test_a_confirmed_number_lists_its_reports_and_one_without_any_is_answered_alike(made):
    said = []
    for number in ("0900 000 302", "0900 000 399"):
        browser = Client()
        asked = browser.post("/phan-anh/cua-toi/", {"phone": number})
        said.append(
            re.sub(r"0900 ?000 ?\d+|value=\"[^\"]+\"|content=\"[^\"]+\"|sha256-[^']+", "", asked.content.decode())
        )
        digits = OneTimeCode.objects.latest("sent_at").unsealed()[1]
        assert browser.post("/phan-anh/cua-toi/", {"code": digits})["Location"] == "/phan-anh/cua-toi/"
        page = browser.get("/phan-anh/cua-toi/").content.decode()
        assert (made.case.code in page) == (number == "0900 000 302")
        assert browser.get(f"/phan-anh/cua-toi/{made.case.code}/").status_code == (
            200 if made.case.code in page else 404
        )
    assert said[0] == said[1]
    assert Client().get(f"/phan-anh/cua-toi/{made.case.code}/").status_code == 404


def test_with_an_account_ones_own_reports_open_and_no_others(world, made):
    mine = world.report()
    browser = Client()
    browser.force_login(make_account(world.citizen, "sau"))
    assert mine.case.code in browser.get("/phan-anh/cua-toi/").content.decode()
    assert browser.get(f"/phan-anh/cua-toi/{mine.case.code}/").status_code == 200
    assert browser.get(f"/phan-anh/cua-toi/{made.case.code}/").status_code == 404


def test_whoever_left_a_confirmed_number_is_told_by_a_short_message_without_the_matter(world, made, guest):
    answer(world, made.case, "Đã thay bóng đèn.")
    drain()
    told = Message.objects.get(code="feedback.answered")
    assert (told.to, told.about) == (guest.reporter.subject_id, made.pk)
    assert made.case.code in told.sms and "đèn" not in told.sms and told.link == "/phan-anh/cua-toi/"


def test_who_left_a_number_alone_hears_by_sms_that_it_was_sent_on_and_until_when(world, made, guest):
    answer(world, made.case, "Đã thay bóng đèn.", hand_out=False)
    drain()
    told, due = Message.objects.get(code="feedback.accepted"), Report.objects.get(pk=made.pk).case.due_at
    assert told.to == guest.reporter.subject_id and "đèn" not in told.sms
    assert f"Phan anh {made.case.code} da chuyen {world.commune.name}" in told.sms and day(due) in told.sms


def test_who_also_left_a_mail_is_written_to_and_costs_no_sms_when_it_is_sent_on(world, made, guest):
    Reporter.objects.filter(pk=guest.reporter.pk).update(email="bay@tayninh.example", email_confirmed_at=clock.now())
    answer(world, made.case, "Đã thay bóng đèn.")
    drain()
    sent = {told.code: (bool(told.mail), bool(told.sms)) for told in Message.objects.all()}
    assert sent == {"feedback.accepted": (True, False), "feedback.answered": (True, True)}


def test_a_number_that_nobody_confirmed_is_never_written_to(world):
    someone = new_guest(phone=NUMBER)
    story = Story(category=world.lamp, text="Đèn đường trước số nhà 12 không sáng.")
    left = report(story, reporter=someone.reporter, by=actor_of(someone.reporter))
    answer(world, left.case, "Đã thay bóng đèn.")
    drain()
    assert not Message.objects.exists()
