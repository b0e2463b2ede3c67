"""A person reports on the web, one question at a time, without an account."""

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.engines.accounts.api import make_account
from tinhso.engines.accounts.models import OneTimeCode
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files.tests.photographs import PLACE, photograph
from tinhso.systems.feedback.models import Draft, Report
from tinhso.systems.feedback.tests.at_home import TEXT, begin, draft_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(committed_world):
    return committed_world


@pytest.mark.goal("feedback-1")
def test_a_stranger_reports_in_five_steps_and_follows_by_a_link(browser):
    here = begin(browser)
    assert walk(browser, here)["Location"] == f"{here}kiem-tra/"
    assert TEXT in browser.get(f"{here}kiem-tra/").content.decode()
    sent = browser.post(f"{here}kiem-tra/")
    assert sent["Location"] == f"{here}da-gui/"
    made = Report.objects.get()
    assert (made.text, made.place, made.case.area.name, made.reporter.phone) == (TEXT, "Trước số 12", "Bình Quới", "")
    page = browser.get(f"{here}da-gui/").content.decode()
    link = re.search(r'href="http[^"]*(/phan-anh/theo-doi/[^"]+)"', page).group(1)
    assert made.case.code in page
    seen = Client().get(link)
    assert seen.status_code == 200 and made.case.code in seen.content.decode()
    assert Client().get(link[:-2] + "x/").status_code == 404


def test_sent_twice_and_reloaded_it_is_one_report_with_one_link(browser):
    here = begin(browser)
    walk(browser, here)
    for _press in range(2):
        assert browser.post(f"{here}kiem-tra/")["Location"] == f"{here}da-gui/"
    assert browser.get(f"{here}noi-dung/")["Location"] == f"{here}da-gui/"
    links = {re.search(r"theo-doi/(\w+)", browser.get(f"{here}da-gui/").content.decode()).group(1) for _ in range(2)}
    assert len(links) == 1 and Report.objects.count() == 1


def test_a_draft_opens_in_the_browser_that_began_it_alone(browser, world):
    here = begin(browser)
    assert browser.get(f"{here}noi-dung/").status_code == 200
    assert Client().get(f"{here}noi-dung/").status_code == 404
    assert Client().post(f"{here}noi-dung/", {"text": "Chữ của người khác."}).status_code == 404


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(browser):
    here = begin(browser)
    answer = browser.post(f"{here}noi-dung/", {"text": "hư"})
    assert answer.status_code == 422 and "hư</textarea>" in answer.content.decode()
    answer = browser.post(f"{here}vi-tri/", {"place": "Trước số 12", "commune": "Nơi không có"})
    assert answer.status_code == 422 and 'value="Trước số 12"' in answer.content.decode()
    assert browser.post(f"{here}nguoi-gui/", {"who": ""}).status_code == 422
    assert browser.post(f"{here}nguoi-gui/", {"who": "phone", "phone": "12"}).status_code == 422
    assert Draft.objects.get().typed["place"] == "Trước số 12"


@pytest.mark.goal("feedback-7")
def test_what_1022_does_not_handle_says_who_does_and_stops(browser, world):
    world.lamp.openness, world.lamp.phone, world.lamp.guidance = "elsewhere", "114", "Ông/bà gọi 114."
    world.lamp.save()
    answer = browser.post("/phan-anh/gui/", {"category": world.lamp.pk}, follow=True)
    assert 'href="tel:114"' in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_category_is_found_by_words_without_diacritics(browser, world):
    found = browser.get("/phan-anh/gui/", {"words": "den chieu sang"}, headers={"HX-Request": "true"}).content.decode()
    assert 'value="chieu-sang"' in found and 'value="cay-do"' not in found


@pytest.mark.goal("feedback-5")
def test_the_questions_of_a_category_are_a_step_of_their_own(browser, world):
    world.lamp.questions = [
        {"name": "many", "type": "yes_no", "label": "Nhiều đèn không?"},
        {"name": "pole", "type": "text", "label": "Số trụ", "show": {"==": [{"var": "many"}, True]}},
    ]
    world.lamp.save()
    here = begin(browser)
    browser.post(f"{here}noi-dung/", {"text": TEXT})
    place = {"commune": "Bình Quới"}
    assert browser.post(f"{here}vi-tri/", place)["Location"] == f"{here}cau-hoi/"
    assert browser.post(f"{here}cau-hoi/", {"many": "yes"}).status_code == 422
    assert browser.post(f"{here}cau-hoi/", {"many": "yes", "pole": "T12"})["Location"] == f"{here}nguoi-gui/"
    browser.post(f"{here}nguoi-gui/", {"who": "nobody"})
    browser.post(f"{here}kiem-tra/")
    assert Report.objects.get().answers == {"many": True, "pole": "T12"}


@pytest.mark.goal("feedback-1")
def test_a_photo_that_is_none_loses_nothing_of_the_rest(browser):
    here = begin(browser)
    good = SimpleUploadedFile("a.jpg", photograph(gps=False), "image/jpeg")
    bad = SimpleUploadedFile("b.jpg", b"<script>", "image/jpeg")
    assert browser.post(f"{here}anh/", {"key": "k1", "photo": good}).json()["key"] == "k1"
    refused = browser.post(f"{here}anh/", {"key": "k2", "photo": bad})
    assert refused.status_code == 422 and refused.json()["error"]
    good.seek(0)
    browser.post(f"{here}anh/", {"key": "k1", "photo": good})  # the answer was lost, the device sends it again
    walk(browser, here)
    browser.post(f"{here}kiem-tra/")
    assert Report.objects.get().photos.count() == 1


@pytest.mark.goal("feedback-2")
def test_the_place_in_a_photo_sets_the_pin(browser):
    photo = SimpleUploadedFile("a.jpg", photograph(), "image/jpeg")
    answer = browser.post("/phan-anh/gui/", {"photo": photo})
    here = draft_of(answer)
    assert answer["Location"] == f"{here}linh-vuc/"
    browser.post(f"{here}linh-vuc/", {"category": "chieu-sang"})
    assert browser.post(f"{here}noi-dung/", {"text": TEXT})["Location"] == f"{here}vi-tri/"
    page = browser.get(f"{here}vi-tri/").content.decode()
    assert 'value="10.53583"' in page and 'value="106.41306"' in page
    pin = {"lat": "10.53583", "lng": "106.41306"}
    assert browser.post(f"{here}vi-tri/", pin)["Location"] == f"{here}nguoi-gui/"
    browser.post(f"{here}nguoi-gui/", {"who": "nobody"})
    browser.post(f"{here}kiem-tra/")
    made = Report.objects.get()
    assert (made.lat, made.lng, made.photos.get().lat) == (10.53583, 106.41306, PLACE[0])


@pytest.mark.django_db(transaction=True)
def test_a_number_counts_once_its_code_was_typed_and_another_number_asks_again(browser):
    here = begin(browser)
    assert walk(browser, here, who="phone", phone="0900 000 302").status_code == 200
    digits = OneTimeCode.objects.get().unsealed()[1]
    assert browser.get(f"{here}kiem-tra/")["Location"] == f"{here}nguoi-gui/"
    wrong = browser.post(f"{here}nguoi-gui/", {"code": f"{(int(digits) + 1) % 10**6:06}"})
    assert wrong.status_code == 422
    assert browser.post(f"{here}nguoi-gui/", {"code": digits})["Location"] == f"{here}kiem-tra/"
    again = browser.post(f"{here}nguoi-gui/", {"who": "phone", "phone": "0900 000 303"})
    assert again.status_code == 200 and browser.post(f"{here}kiem-tra/")["Location"] == f"{here}nguoi-gui/"
    browser.post(f"{here}nguoi-gui/", {"who": "phone", "phone": "0900 000 302"})
    browser.post(f"{here}kiem-tra/")
    made = Report.objects.get()
    assert (made.reporter.phone, made.reporter.confirmed_at is not None) == ("+84900000302", True)


def test_a_clerk_files_for_somebody_who_agreed_and_owns_the_report(browser, world):
    clerk = directory.register_person(name="Trần Thị Quầy", by=PLATFORM)
    post = directory.appoint(clerk, world.commune, "Công chức", roles=["clerk"], by=PLATFORM)
    user = make_account(clerk, "quay")
    assert browser.get("/phan-anh/gui/thay/").status_code == 302  # nobody is signed in
    browser.force_login(user)
    session = browser.session
    session["accounts.seen"], session["accounts.hat"], session["accounts.second_factor"] = (
        int(time.time()),
        str(post.pk),
        True,
    )
    session.save()
    answer = browser.post("/phan-anh/gui/thay/", {"category": "chieu-sang"})
    here = draft_of(answer)
    walk(browser, here)
    person = {"channel": "phone", "name": "Nguyễn Văn Tư", "phone": "0900 000 388"}
    assert browser.post(f"{here}nguoi-gui/", person).status_code == 422  # without consent
    assert browser.post(f"{here}nguoi-gui/", {**person, "consent": "on"})["Location"] == f"{here}kiem-tra/"
    assert Client().get(f"{here}kiem-tra/")["Location"].startswith("/tai-khoan/can-bo/?next=")
    browser.post(f"{here}kiem-tra/")
    made = Report.objects.get()
    assert (made.case.channel, made.filed_by, made.reporter.name) == ("phone", clerk.party.subject_id, "Nguyễn Văn Tư")
    assert made.case.owner == made.reporter.subject_id and made.reporter.confirmed_at is None
    assert "theo-doi/" in browser.get(f"{here}da-gui/").content.decode()
