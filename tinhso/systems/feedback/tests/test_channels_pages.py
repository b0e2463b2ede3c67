"""The officials' pages of conversations, and the keeper's of accounts and of retention."""

import re
from datetime import date

import pytest

from tinhso.base.ids import uuid7
from tinhso.base.jobs import drain
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.directory import api as directory
from tinhso.systems.feedback.channels.hearing import Heard, hear
from tinhso.systems.feedback.models import Keys, PreparedText, Report, Retention
from tinhso.systems.feedback.tests.channels import WORDS, mail, mail_account, receive, talk, zalo_account
from tinhso.systems.feedback.tests.channels import made as reported_over_a_channel
from tinhso.systems.feedback.tests.hostile import signed_in
from tinhso.systems.feedback.tests.world import _official

pytestmark = pytest.mark.goal("feedback-34")


@pytest.fixture
def account(world):
    made = mail_account(world)
    receive(made, mail())
    return made


@pytest.fixture
def desk(world):
    return signed_in(world.coordinator)


def test_the_list_shows_what_waits_with_the_name_covered(desk, account, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        page = desk.get("/phan-anh/hoi-thoai/?waiting=on")
    text = page.content.decode()
    assert page.status_code == 200 and WORDS in text
    assert "Lê T. B." in text and "Lê Thị Bảy" not in text and "bay@thu.example" not in text


def test_an_answer_is_typed_sent_and_its_delivery_shown(desk, account):
    here = f"/phan-anh/hoi-thoai/{talk().pk}/"
    assert desk.post(f"{here}tra-loi/", {"text": " "}).status_code == 422
    assert desk.post(f"{here}tra-loi/", {"text": "Xã sẽ kiểm tra."})["Location"] == here
    drain()
    assert "Xã sẽ kiểm tra." in desk.get(here).content.decode()
    Outgoing.objects.update(state="given_up", last_error="Hộp thư đầy.")
    said = talk().utterances.last()
    page = desk.get(here).content.decode()
    assert "Hộp thư đầy." in page and f"gui-lai/{said.pk}/" in page
    assert desk.post(f"{here}gui-lai/{said.pk}/").status_code == 302
    drain()
    assert Outgoing.objects.get().state == "sent"
    assert desk.post(f"{here}gui-lai/{said.pk}/").status_code == 302  # delivered already: nothing more to send


def test_a_prepared_text_is_put_into_the_answer(desk, account):
    made = PreparedText.objects.create(use="more", title="Vị trí", text="{office} cần vị trí của {code}.")
    page = desk.get(f"/phan-anh/hoi-thoai/{talk().pk}/?prepared={made.pk}").content.decode()
    assert "Tổng đài 1022 cần vị trí của …." in page


def test_the_form_of_a_report_begins_with_the_words_and_makes_one_report(desk, world, account):
    here = f"/phan-anh/hoi-thoai/{talk().pk}/phan-anh/"
    assert WORDS in desk.get(here).content.decode()
    given = {"key": str(uuid7()), "category": "", "text": WORDS, "place": "Ấp 3", "may_publish": "on"}
    assert desk.post(here, given).status_code == 422
    for _press in range(2):
        assert desk.post(here, {**given, "category": "chieu-sang"}).status_code == 302
    assert Report.objects.get().case.channel == "email"


def test_officials_read_what_was_said_without_the_link_that_is_the_reporters_own(desk, world, account):
    reported_over_a_channel(world)
    kept = talk().utterances.last().text
    token = re.search(r"/theo-doi/([\w-]+)/", kept)[1]
    for page in (desk.get(f"/phan-anh/hoi-thoai/{talk().pk}/"), desk.get("/phan-anh/hoi-thoai/")):
        assert token not in page.content.decode() and "/theo-doi/…/" in page.content.decode()


def test_another_offices_conversation_is_not_opened_and_a_stranger_signs_in(world, client, account):
    zalo = zalo_account(world)
    hear(zalo, Heard(peer="77", text=WORDS))
    here = f"/phan-anh/hoi-thoai/{zalo.conversations.get().pk}/"
    other = signed_in(world.stranger)
    assert [other.get(here).status_code, other.post(f"{here}tra-loi/", {"text": "x"}).status_code] == [403, 403]
    assert client.get(here).status_code == 302
    assert zalo.conversations.get().utterances.count() == 1


def test_the_keeper_gives_keys_that_no_page_shows_again(world, client):
    made = zalo_account(world)
    keeper = signed_in(_official("Quản Trị Viên", world.centre.parent, "hotline"))
    here = f"/phan-anh/hoi-thoai/tai-khoan/{made.pk}/"
    post = keeper.post(here, {"app_id": "", "app_secret": "khóa-mới-tinh", "webhook_secret": "", "refresh_token": ""})
    assert post.status_code == 302 and Keys.objects.get().secret("app_secret") == "khóa-mới-tinh"
    page = keeper.get(here).content.decode() + keeper.get("/phan-anh/hoi-thoai/tai-khoan/").content.decode()
    assert "khóa-mới-tinh" not in page and "RT-1" not in page
    assert keeper.post(here, {"open": "no"}).status_code == 302
    made.refresh_from_db()
    assert made.is_open is False
    assert signed_in(world.coordinator).get(here).status_code == 403


def test_the_keeper_sees_the_rules_of_retention(world):
    Retention.objects.create(openness="public", anonymise_days=365, delete_days=1825, valid_from=date(2020, 1, 1))
    keeper = signed_in(_official("Quản Trị Viên", world.centre.parent, "hotline"))
    page = keeper.get("/phan-anh/luu-giu/")
    assert page.status_code == 200 and "1825" in page.content.decode()
    assert directory.top_office() == world.centre.parent
