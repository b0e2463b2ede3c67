"""Citizens sign in by VNeID, and every wrong answer of VNeID is refused with a sentence."""

from __future__ import annotations

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tinhso.engines.accounts.models import SignIn, User
from tinhso.engines.accounts.tests.walk import Vneid
from tinhso.engines.directory.models import Party, Person
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db


def test_a_new_citizen_gets_a_person_an_account_and_a_session(vneid: Vneid) -> None:
    answer = vneid.sign_in(next_address="/thanh-phan/?trang=2")
    assert (answer.status_code, answer["Location"]) == (302, "/thanh-phan/?trang=2")
    user = User.objects.get()
    assert user.person is not None
    assert (user.person.party.name, user.person.personal_number) == ("Nguyễn Thị Lan", "080186004321")
    assert vneid.client.session["_auth_user_id"] == str(user.pk)
    assert list(SignIn.objects.values_list("means", flat=True)) == ["vneid"]
    kinds = Event.objects.filter(kind__startswith="accounts.").order_by("at", "id").values_list("kind", flat=True)
    assert list(kinds) == ["accounts.made", "accounts.linked", "accounts.signed_in"]


def test_a_second_visit_finds_the_same_account(vneid: Vneid) -> None:
    vneid.sign_in()
    vneid.client.post("/tai-khoan/dang-xuat/")
    vneid.sign_in()
    assert (User.objects.count(), Person.objects.count(), SocialAccount.objects.count()) == (1, 1, 1)


def test_a_person_of_the_directory_is_found_by_the_personal_number(vneid: Vneid, person: Person) -> None:
    vneid.sign_in()
    assert User.objects.get().person == person


def test_an_equal_email_with_another_tech_id_does_not_link(vneid: Vneid) -> None:
    vneid.sign_in("lan")
    vneid.client.post("/tai-khoan/dang-xuat/")
    vneid.sign_in("same-mail")
    names = User.objects.order_by("id").values_list("person__party__name", flat=True)
    assert list(names) == ["Nguyễn Thị Lan", "Trần Văn Sáu"]


@pytest.mark.parametrize("second", ["same-tech-id", "other-tech-id"])
def test_a_key_and_a_number_of_different_people_are_refused(vneid: Vneid, second: str) -> None:
    vneid.sign_in("lan")
    vneid.client.post("/tai-khoan/dang-xuat/")
    assert vneid.sign_in(second).status_code == 401
    assert "_auth_user_id" not in vneid.client.session
    assert (User.objects.count(), SocialAccount.objects.count()) == (1, 1)


def test_at_level_1_nobody_takes_over_a_person_of_the_directory(vneid: Vneid, person: Person) -> None:
    assert vneid.sign_in(level="LoA1").status_code == 401
    assert User.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    ["expired", "wrong_nonce", "wrong_audience", "wrong_issuer", "wrong_key", "no_tech_id", "other_person"],
)
def test_a_wrong_token_is_refused_and_leaves_nothing(vneid: Vneid, wrong: str) -> None:
    vneid.partner.turn(wrong, "on")
    answer = vneid.sign_in()
    assert answer.status_code == 401
    assert answer.context["error"].sentence
    assert "_auth_user_id" not in vneid.client.session
    assert (User.objects.count(), Person.objects.count()) == (0, 0)


@pytest.mark.parametrize("wrong", ["refuse", "lose"])
def test_vneid_down_on_the_way_back_is_a_sentence(vneid: Vneid, wrong: str) -> None:
    back = vneid.agree(vneid.begin())
    vneid.partner.turn(wrong, "on")
    assert vneid.client.get(back).status_code == 401


def test_vneid_down_on_the_way_there_is_a_sentence(vneid: Vneid) -> None:
    vneid.partner.turn("refuse", "on")
    answer = vneid.client.get("/tai-khoan/vneid/", {"next": "/thanh-phan/"})
    assert (answer.status_code, answer.context["next"]) == (401, "/thanh-phan/")


def test_vneid_too_slow_is_a_sentence(vneid: Vneid, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*args: object, **kwargs: object) -> None:
        raise requests.Timeout

    monkeypatch.setattr(requests.Session, "request", late)
    assert vneid.client.get("/tai-khoan/vneid/").status_code == 401


def test_cancelling_at_vneid_leads_back_to_the_choice(vneid: Vneid) -> None:
    answer = vneid.sign_in(do="cancel")
    assert (answer.status_code, answer.templates[0].name) == (401, "accounts/sign_in.html")


@pytest.mark.goal("identity-1")
def test_a_way_back_that_this_browser_did_not_begin_is_refused(vneid: Vneid) -> None:
    back = vneid.agree(vneid.begin())
    assert Client().get(back).status_code == 401
    assert User.objects.count() == 0


def test_the_same_way_back_twice_is_refused(vneid: Vneid) -> None:
    back = vneid.agree(vneid.begin())
    assert [vneid.client.get(back).status_code for _ in range(2)] == [302, 401]


@pytest.mark.goal("identity-1")
def test_a_rotated_key_is_fetched_and_accepted(vneid: Vneid) -> None:
    requests.post(f"{vneid.partner.url}/oauth2/rotate", {"alg": "RS256"}, timeout=5)
    assert vneid.sign_in().status_code == 302


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
def test_a_next_page_elsewhere_is_ignored(vneid: Vneid, address: str) -> None:
    assert vneid.sign_in(next_address=address)["Location"] == "/"


def test_signing_in_changes_the_session_key(vneid: Vneid) -> None:
    asked = vneid.begin()
    before = vneid.client.session.session_key
    vneid.client.get(vneid.agree(asked))
    assert vneid.client.session.session_key not in (None, before)


def test_nothing_personal_is_kept_beside_the_key(vneid: Vneid) -> None:
    vneid.sign_in()
    assert SocialAccount.objects.get().extra_data == {}


def test_the_profile_masks_the_number_and_says_who_confirmed_it(vneid: Vneid) -> None:
    vneid.sign_in()
    rows = {str(row.value): row.since is not None for row in vneid.client.get("/tai-khoan/").context["rows"]}
    assert rows == {
        "Nguyễn Thị Lan": True,
        "0801******21": True,
        "1986-03-12": True,
        "0912 345 678": False,
        "lan@example.vn": False,
    }


def test_another_name_at_vneid_confirms_nothing(vneid: Vneid, person: Person) -> None:
    Party.objects.update(name="Nguyễn Thị Hoa")
    vneid.sign_in()
    assert User.objects.get().confirmed_at is None


def test_signing_out_offers_to_sign_out_of_vneid(vneid: Vneid) -> None:
    vneid.sign_in()
    answer = vneid.client.post("/tai-khoan/dang-xuat/")
    leave = requests.get(answer.context["end_url"], timeout=5, allow_redirects=False)
    assert (leave.status_code, leave.headers["Location"]) == (303, "http://localhost:8000/")
    assert SignIn.objects.get().ended_at is not None
