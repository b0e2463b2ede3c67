"""Those who attack 1022, each with a control that shows that the test would see it."""

import json
from email.utils import formataddr

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.accounts.api import make_account, overruns
from tinhso.engines.accounts.models import OneTimeCode
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.engines.files.tests.photographs import photograph
from tinhso.systems.feedback.channels.answering import say
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Category, Photo, Publication, Report
from tinhso.systems.feedback.open311.keys import let_in
from tinhso.systems.feedback.reporting import Story, report
from tinhso.systems.feedback.tests.at_home import TEXT, begin, walk
from tinhso.systems.feedback.tests.channels import mail, mail_account, receive, talk
from tinhso.systems.feedback.tests.hostile import (
    MARK,
    SCRIPTS,
    WORDS,
    crawl,
    place_in,
    scripts_in,
    secrets_in,
    signed_in,
)
from tinhso.systems.feedback.tests.published import answer, moderate

PHONE, NAME, EMAIL, SPOT = "0907 654 321", "Huỳnh Thị Độc Nhất", "doc.nhat@thu.example", (10.5358337, 106.4130561)


def plant(world, text=TEXT, **more):
    """A report by a guest of whom everything is unique, answered and published with two photos."""
    guest = new_guest(name=NAME, phone="+84907654321", email=EMAIL, is_confirmed=True)
    story = Story(category=world.lamp, text=text, place=more.get("place", ""), lat=SPOT[0], lng=SPOT[1])
    photo = files.store(photograph(), name=f"{NAME}.jpg", owner=guest.reporter.subject_id, accept=files.PHOTOS)
    made = report(story, reporter=guest.reporter, by=actor_of(guest.reporter), photos=[photo], places=[SPOT])
    files.scan_now(photo.pk)
    moderate(made, text=text, photos=tuple(str(each.pk) for each in Photo.objects.filter(report=made)))
    drain()
    answer(world, made.case, more.get("answer", "Đã thay bóng."))
    drain()
    return made, guest


# GPS left in a photo


@pytest.mark.goal("feedback-3")
def test_no_published_picture_says_where_it_was_taken(client, world):
    made, _guest = plant(world)
    original = files.read(Photo.objects.get(report=made).original)
    assert place_in(original)  # the control: the eye sees a place where there is one
    shown = Publication.objects.get(pk=made.pk).photos
    pictures = [client.get(each[size]) for each in shown for size in ("url", "small")]
    assert len(pictures) == 2
    for each in pictures:
        content = b"".join(each)
        assert each.status_code == 200 and not place_in(content) and b"NokiaTest" not in content


# A stored script


def test_the_eye_for_scripts_sees_them():
    assert len(scripts_in(WORDS)) >= 3
    assert scripts_in(f'<a href="javascript:{MARK}()">x</a>') == ["a href"]


@pytest.mark.goal("feedback-30")
def test_a_script_in_a_text_runs_on_no_page_that_shows_it(client, world):
    Category.objects.filter(pk="chieu-sang").update(desk=world.centre)
    made, guest = plant(world, WORDS, place=WORDS[:190], answer=WORDS)
    receive(mail_account(world), mail(WORDS, sender=formataddr((SCRIPTS[0], "xau@thu.example")), subject=WORDS[:80]))
    say(talk().pk, WORDS, by=world.actor("coordinator"))
    code = made.case.code
    official, mine = signed_in(world.coordinator), Client()
    pages = {
        official: ("/phan-anh/so/", f"/phan-anh/{code}/", "/phan-anh/hoi-thoai/", f"/phan-anh/hoi-thoai/{talk().pk}/",
                   f"/phan-anh/hoi-thoai/{talk().pk}/phan-anh/", "/cong-viec/"),
        mine: (f"/phan-anh/theo-doi/{guest.token}/",),
        client: ("/phan-anh/", f"/phan-anh/cong-khai/{code}/", "/phan-anh/tin.atom", "/phan-anh/ban-do.json",
                 "/phan-anh/tai-ve.csv", "/open311/v2/requests.json", "/open311/v2/requests.xml"),
    }  # fmt: skip
    shown = 0
    for browser, urls in pages.items():
        for url in urls:
            found = browser.get(url)
            text = (b"".join(found) if found.streaming else found.content).decode()
            shown += MARK in text
            kind = found.headers["Content-Type"]
            assert found.status_code == 200 or url == "/cong-viec/", url
            assert not kind.startswith("text/html") or not scripts_in(text), url
            assert kind.startswith("text/html") or found.headers["X-Content-Type-Options"] == "nosniff", url
            assert not kind.startswith("text/html") or "script-src 'self'" in found.headers["Content-Security-Policy"]
    assert shown >= 11  # the control: the pages do show what was planted


@pytest.mark.goal("feedback-30")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        ("anh.jpg", b"<html><script>x()</script></html>"),
        ("anh.png", b"\x89PNG\r\n\x1a\n<script>x()</script>"),
        ("anh.jpg.html", b"<script>x()</script>"),
        ("anh.gif", b"GIF89a<script>x()</script>"),
    ],
)
def test_a_script_that_calls_itself_a_photo_is_not_taken(browser, name, content):
    here = begin(browser)
    bad = browser.post(f"{here}anh/", {"key": "k1", "photo": SimpleUploadedFile(name, content)})
    assert bad.status_code == 422 and bad.json()["error"]
    good = browser.post(f"{here}anh/", {"key": "k2", "photo": SimpleUploadedFile("anh.jpg", photograph())})
    assert good.status_code == 200  # the control


# Guessed identifiers


@pytest.mark.goal("feedback-41")
def test_who_knows_a_code_or_a_key_of_another_reads_nothing(browser, world):
    made, guest = plant(world)
    code, token = made.case.code, guest.token
    here = begin(browser)
    account = make_account(world.citizen, "sau")
    citizen = Client()
    citizen.force_login(account)
    receive(mail_account(world), mail())
    guessed = (
        f"/phan-anh/cua-toi/{code}/", f"/phan-anh/theo-doi/{token[:-1]}x/", f"/phan-anh/theo-doi/{code}/",
        f"/phan-anh/theo-doi/{made.pk}/", f"{here}noi-dung/", f"{here}da-gui/", f"/phan-anh/gui/{made.pk}/da-gui/",
        f"/phan-anh/{code}/", f"/phan-anh/hoi-thoai/{talk().pk}/",
    )  # fmt: skip
    for one in (Client(), citizen, signed_in(world.stranger)):
        for url in guessed:
            found = one.get(url)
            assert found.status_code in (302, 403, 404), url
            assert not secrets_in(found.content.decode(), [NAME, "0907654321", EMAIL, TEXT]), url
        secret = one.post(f"/phan-anh/gui/nhan/{made.pk}/", {"secret": "x" * 30})
        assert secret.status_code == 403
    assert Client().get(f"/phan-anh/theo-doi/{token}/").status_code == 200  # the control: the right one opens it


# A telephone number that leaks


@pytest.mark.goal("feedback-21")
@pytest.mark.goal("feedback-27")
def test_nothing_of_the_reporter_stands_anywhere_that_one_can_reach(client, world):
    said = f"{TEXT} Gọi tôi {PHONE}, {NAME}, {EMAIL}."
    made, guest = plant(world, said, place=f"Nhà {NAME}, {PHONE}", answer=f"Cảm ơn bà {NAME} ({PHONE}).")
    secrets = [NAME, "0907654321", "84907654321", "907654321", EMAIL, guest.token, "106.4130561", "10.5358337"]
    start = ("/phan-anh/", "/phan-anh/ban-do.json", "/phan-anh/tai-ve.csv", "/phan-anh/tin.atom", "/phan-anh/so-lieu/",
             "/phan-anh/gui/", f"/phan-anh/cong-khai/{made.case.code}/", "/open311/v2/discovery.json",
             "/open311/v2/services.json", "/open311/v2/requests.json", "/open311/v2/requests.xml",
             f"/open311/v2/requests/{made.case.code}.json", "/open311/v2/servicerequestupdates.json")  # fmt: skip
    pages = crawl(client, *start)
    assert len(pages) >= 15 and sum(made.case.code in text for text in pages.values()) >= 6
    assert {url: found for url, text in pages.items() if (found := secrets_in(text, secrets))} == {}
    Publication.objects.update(text=said)  # the control: had it slipped into the public table, it would be seen
    with clock.travel(clock.now()):
        again = crawl(Client(), *start)
    assert sum(bool(secrets_in(text, secrets)) for text in again.values()) >= 5


# A flood from one address


def floods(browser, n):
    """The answers to so many reports from one browser."""
    found = []
    for _each in range(n):
        here = begin(browser)
        walk(browser, here)
        found.append(browser.post(f"{here}kiem-tra/").status_code)
    return found


@pytest.mark.goal("feedback-30")
def test_the_twenty_first_report_from_one_address_waits_and_keeps_what_was_typed(browser):
    assert floods(browser, 21) == [302] * 20 + [429]
    assert Report.objects.count() == 20
    other = Client(REMOTE_ADDR="203.0.113.9")
    here = begin(other)
    walk(other, here)
    assert other.post(f"{here}kiem-tra/").status_code == 302  # another address is not held up


@pytest.mark.goal("feedback-30")
def test_a_throttle_that_only_tracks_refuses_nobody_and_counts(browser, settings):
    settings.ENV = type(settings.ENV)(**{**vars(settings.ENV), "track_only": frozenset({"feedback.report"})})
    assert floods(browser, 21) == [302] * 21  # the control of the test above
    found = overruns(clock.today())
    assert [(each.throttle, each.refused, each.times) for each in found] == [("feedback.report", False, 1)]


@pytest.mark.goal("feedback-30")
def test_drafts_by_the_hundred_are_not_begun(browser, client):
    begun = [browser.post("/phan-anh/gui/", {"category": "chieu-sang"}).status_code for _ in range(61)]
    assert begun == [302] * 60 + [429]
    device = {"id": "0193b2a0-0000-7000-8000-000000000001", "secret": "x" * 30, "fields": {"text": TEXT}}
    late = client.post("/phan-anh/gui/nhan/", json.dumps(device), content_type="application/json")
    assert late.status_code == 429 and late.json()["error"] and late.headers["Retry-After"].isdigit()


@pytest.mark.goal("feedback-30")
def test_codes_are_not_sent_by_the_dozen_to_one_number_or_from_one_address(browser):
    here = begin(browser)
    walk(browser, here)
    sent = 0
    for n in range(14):
        browser.post(f"{here}nguoi-gui/", {"who": "phone", "phone": f"0900 000 4{n:02}"})
        sent = OneTimeCode.objects.count()
    assert sent == 10


@pytest.mark.goal("feedback-30")
def test_the_open_interface_is_not_flooded_even_without_a_key(client, world):
    asked = [client.post("/open311/v2/requests.json", {"api_key": "x"}).status_code for _ in range(150)]
    assert asked[:120] == [403] * 120 and 429 in asked[120:]
    key = let_in("Lũ", scopes=["report"], burst=2, seconds=60, by=PLATFORM)[1]
    given = {"api_key": key, "service_code": "chieu-sang", "description": TEXT, "lat": "10.5", "long": "106.4"}
    later = Client(REMOTE_ADDR="203.0.113.9")
    assert [later.post("/open311/v2/requests.json", given).status_code for _ in range(3)] == [200, 200, 429]


# One-time codes guessed


@pytest.mark.goal("feedback-30")
def test_after_five_wrong_guesses_even_the_right_code_opens_nothing(browser):
    here = begin(browser)
    walk(browser, here, who="phone", phone="0900 000 302")
    digits = OneTimeCode.objects.get().unsealed()[1]
    for n in range(1, 6):
        assert browser.post(f"{here}nguoi-gui/", {"code": f"{(int(digits) + n) % 10**6:06}"}).status_code == 422
    assert browser.post(f"{here}nguoi-gui/", {"code": digits}).status_code == 422
    assert browser.get(f"{here}kiem-tra/").status_code == 302


@pytest.mark.goal("feedback-30")
def test_the_right_code_at_once_opens(browser):
    here = begin(browser)
    walk(browser, here, who="phone", phone="0900 000 302")
    right = OneTimeCode.objects.get().unsealed()[1]
    assert browser.post(f"{here}nguoi-gui/", {"code": right})["Location"] == f"{here}kiem-tra/"
