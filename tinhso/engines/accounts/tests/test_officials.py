"""Officials sign in with name, password and a second factor, and cannot be locked out by strangers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tinhso.base import clock
from tinhso.engines.accounts import demonstration, password
from tinhso.engines.accounts.models import SignIn, User
from tinhso.engines.accounts.tests.walk import code, give_password, give_second_factor, sign_in_official

pytestmark = pytest.mark.django_db
CODE = "/tai-khoan/can-bo/ma-xac-thuc/"


def test_password_and_code_open_the_session_in_the_position(client: Client, official: User) -> None:
    answer = sign_in_official(client, official, "/thanh-phan/")
    assert (answer.status_code, answer["Location"]) == (302, "/thanh-phan/")
    account = client.get("/tai-khoan/")
    assert account.wsgi_request.actor.position == official.person.positions.get().subject_id  # type: ignore[union-attr]
    assert SignIn.objects.get().means == "password"


def test_whoever_was_on_the_way_to_nowhere_begins_at_their_desk(client: Client, official: User) -> None:
    assert sign_in_official(client, official)["Location"] == "/tai-khoan/ban-lam-viec/"


def test_the_password_alone_opens_nothing(client: Client, official: User) -> None:
    give_second_factor(official)
    assert give_password(client)["Location"] == CODE
    assert "_auth_user_id" not in client.session


def test_without_a_second_factor_one_is_led_to_set_it_up(client: Client, official: User) -> None:
    assert give_password(client)["Location"] == "/tai-khoan/can-bo/cai-dat-ma/"
    secret = client.get("/tai-khoan/can-bo/cai-dat-ma/").context["secret"]
    assert client.post("/tai-khoan/can-bo/cai-dat-ma/", {"code": "000000"}).status_code == 422
    answer = client.post("/tai-khoan/can-bo/cai-dat-ma/", {"code": code(secret)})
    assert (answer.status_code, len(answer.context["codes"])) == (200, 10)
    assert client.session["_auth_user_id"] == str(official.pk)


def test_a_second_factor_in_place_cannot_be_replaced_with_the_password_alone(client: Client, official: User) -> None:
    give_second_factor(official)
    give_password(client)
    assert client.get("/tai-khoan/can-bo/cai-dat-ma/")["Location"] == CODE


def test_a_code_is_worth_nothing_the_second_time(client: Client, official: User) -> None:
    sign_in_official(client, official)
    other = Client()
    give_password(other)
    assert other.post(CODE, {"code": code()}).status_code == 422


def test_a_recovery_code_opens_once(client: Client, official: User) -> None:
    give_password(client)
    secret = client.get("/tai-khoan/can-bo/cai-dat-ma/").context["secret"]
    codes = client.post("/tai-khoan/can-bo/cai-dat-ma/", {"code": code(secret)}).context["codes"]
    answers = []
    for _ in range(2):
        other = Client()
        give_password(other)
        answers.append(other.post(CODE, {"code": codes[0]}).status_code)
    assert answers == [302, 422]


def test_an_unknown_name_and_a_wrong_password_read_the_same(client: Client, official: User) -> None:
    texts = [give_password(client, name, "wrong password").context["form"].errors for name in ("tam", "nobody")]
    assert texts[0] == texts[1]


@pytest.mark.goal("identity-8")
def test_after_five_wrong_passwords_from_one_place_others_still_get_in(client: Client, official: User) -> None:
    give_second_factor(official)
    wrong = [give_password(client, "tam", "wrong password").status_code for _ in range(6)]
    assert wrong == [422] * 5 + [429]
    assert give_password(client).status_code == 429
    assert give_password(client, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_the_allowance_fills_up_again(client: Client, official: User) -> None:
    give_second_factor(official)
    for _ in range(6):
        give_password(client, "tam", "wrong password")
    with clock.travel(clock.now() + timedelta(seconds=password.FROM_HERE.seconds + 1)):
        assert give_password(client).status_code == 302


def test_guessing_codes_is_limited(client: Client, official: User) -> None:
    give_second_factor(official)
    give_password(client)
    assert [client.post(CODE, {"code": "12"}).status_code for _ in range(11)] == [422] * 10 + [429]


def test_who_holds_no_position_any_more_is_refused(client: Client, official: User) -> None:
    official.person.positions.update(valid_to=clock.today())  # type: ignore[union-attr]
    assert give_password(client).status_code == 422


def test_demonstration_codes_open_nothing_outside_the_demonstration(client: Client, official: User) -> None:
    give_second_factor(official, demonstration.secret_of("tam"))
    give_password(client)
    assert client.post(CODE, {"code": demonstration.code_now("tam")}).status_code == 422


def test_demonstration_codes_open_the_demonstration(client: Client, official: User, demo: None) -> None:
    give_second_factor(official, demonstration.secret_of("tam"))
    give_password(client)
    assert client.post(CODE, {"code": demonstration.code_now("tam")}).status_code == 302


def test_a_form_without_its_token_is_refused(official: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert give_password(strict).status_code == 403


def test_signing_in_changes_the_session_key(client: Client, official: User) -> None:
    give_second_factor(official)
    give_password(client)
    before = client.session.session_key
    client.post(CODE, {"code": code()})
    assert client.session.session_key not in (None, before)
