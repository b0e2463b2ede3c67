"""Who may open a page, in which role, and that nothing typed is lost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinhso.engines.access.api import allow
from tinhso.engines.accounts import roles, sessions
from tinhso.engines.accounts.models import SignIn, User
from tinhso.engines.accounts.tests.walk import Vneid, sign_in_official
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import PLATFORM
from tinhso.ui import whose

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tinhso.engines.accounts.tests.urls_for_tests")]
FORM, SEND = "/thu/don/", "/thu/don/gui/"
TYPED = {"ly_do": "Xin cấp bản sao khai sinh", "so_ban": ["2", "3"]}


def post_from_the_form(client: Client, **more: Any) -> Any:
    return client.post(SEND, TYPED | more, HTTP_REFERER=f"http://testserver{FORM}")


def test_a_visitor_signs_in_and_comes_back(client: Client) -> None:
    assert client.get(f"{FORM}?a=1")["Location"] == "/tai-khoan/dang-nhap/?next=%2Fthu%2Fdon%2F%3Fa%3D1"


def test_a_visitor_who_saves_a_draft_in_the_background_is_led_to_sign_in_with_the_whole_page(client: Client) -> None:
    answer = client.post(SEND, TYPED, headers={"hx-request": "true", "referer": f"http://testserver{FORM}"})
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/tai-khoan/dang-nhap/?next=%2Fthu%2Fdon%2F")


def test_an_expired_sign_in_on_a_post_loses_nothing(vneid: Vneid) -> None:
    client = vneid.client
    vneid.sign_in()
    client.session.flush()
    scan = SimpleUploadedFile("khai-sinh.pdf", b"%PDF")
    assert post_from_the_form(client, giay_to=scan)["Location"] == "/tai-khoan/dang-nhap/?next=%2Fthu%2Fdon%2F"
    assert vneid.sign_in(next_address=FORM)["Location"] == FORM
    assert client.get(FORM).json() == {
        "fields": {"ly_do": ["Xin cấp bản sao khai sinh"], "so_ban": ["2", "3"]},
        "files": ["khai-sinh.pdf"],
    }
    assert client.post(SEND, TYPED).content == b"sent"
    assert client.get(FORM).json()["fields"] == {}


def test_what_one_person_typed_is_never_shown_to_another(vneid: Vneid) -> None:
    client = vneid.client
    vneid.sign_in("lan")
    key = client.session.session_key
    client.session.flush()
    client.cookies["tinhso_session"] = key
    post_from_the_form(client)
    vneid.sign_in("same-mail")
    assert client.get(FORM).json()["fields"] == {}


def test_more_than_can_be_kept_is_not_kept(client: Client, vneid: Vneid) -> None:
    vneid.sign_in()
    client.session.flush()
    client.post(SEND, {"ly_do": "x" * 200_001}, HTTP_REFERER=f"http://testserver{FORM}")
    vneid.sign_in()
    assert client.get(FORM).json()["fields"] == {}


def test_a_referer_elsewhere_leads_to_the_action_itself(client: Client) -> None:
    answer = client.post(SEND, TYPED, HTTP_REFERER="https://evil.example/thu/don/")
    assert answer["Location"] == "/tai-khoan/dang-nhap/?next=%2Fthu%2Fdon%2Fgui%2F"


def test_a_form_opened_before_signing_in_comes_back_filled(vneid: Vneid) -> None:
    vneid.sign_in()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = vneid.client.cookies
    answer = strict.post(SEND, TYPED, headers={"origin": "http://testserver", "referer": f"http://testserver{FORM}"})
    assert (answer.status_code, answer["Location"]) == (302, FORM)
    assert strict.get(FORM).json()["fields"]["ly_do"] == ["Xin cấp bản sao khai sinh"]


def test_a_form_sent_by_another_site_is_refused_and_not_kept(vneid: Vneid) -> None:
    vneid.sign_in()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = vneid.client.cookies
    assert strict.post(SEND, TYPED, headers={"origin": "https://evil.example"}).status_code == 403
    assert strict.get(FORM).json()["fields"] == {}


def test_a_form_of_nobody_known_is_given_to_nobody(client: Client, vneid: Vneid) -> None:
    post_from_the_form(client)
    vneid.sign_in()
    assert client.get(FORM).json()["fields"] == {}


def test_a_form_left_open_on_a_shared_browser_is_not_given_to_who_signs_in_next(vneid: Vneid) -> None:
    client = vneid.client
    vneid.sign_in("lan")
    lans = whose.mark_of(client.session["_auth_user_id"])
    client.logout()
    vneid.sign_in("same-mail")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    strict.post(
        SEND, TYPED | {"whose": lans}, headers={"origin": "http://testserver", "referer": f"http://testserver{FORM}"}
    )
    assert strict.get(FORM).json()["fields"] == {}


def test_a_password_is_never_kept(client: Client, vneid: Vneid) -> None:
    vneid.sign_in()
    client.session.flush()
    client.post(SEND, TYPED | {"password": "a secret", "code": "123456"}, HTTP_REFERER=f"http://testserver{FORM}")
    vneid.sign_in()
    assert set(client.get(FORM).json()["fields"]) == {"ly_do", "so_ban"}


def test_filing_needs_level_2(vneid: Vneid) -> None:
    vneid.sign_in(level="LoA1")
    assert [vneid.client.get(page).status_code for page in (FORM, SEND)] == [403, 200]


def test_an_official_is_asked_to_change_role_and_comes_back_as_a_citizen(client: Client, official: User) -> None:
    sign_in_official(client, official)
    assert client.get(SEND).status_code == 403
    assert client.post("/tai-khoan/vai/", {"position": "", "next": SEND})["Location"] == SEND
    assert (client.get(SEND).status_code, client.get("/thu/ban/").status_code) == (200, 403)


def test_a_citizen_may_not_open_a_page_of_officials(vneid: Vneid) -> None:
    vneid.sign_in()
    assert vneid.client.get("/thu/ban/").status_code == 403


def test_a_permission_is_asked_for(client: Client, official: User, position: Position) -> None:
    sign_in_official(client, official)
    assert [client.get(page).status_code for page in ("/thu/ban/", "/thu/dang-ky/")] == [200, 403]
    allow(position.subject_id, "directory.register", position.office.here_id, by=PLATFORM)
    assert client.get("/thu/dang-ky/").status_code == 200


def test_an_official_signed_in_by_vneid_wears_no_hat(vneid: Vneid, official: User, partners: Any) -> None:
    partners[1].partners["vneid"].world.people.open("a").write(
        '[[person]]\nkey="tam"\nname="Phạm Văn Tám"\nborn_on=1980-05-06\nsex="male"\npersonal_number="080080005678"\n'
    )
    vneid.sign_in("tam")
    position = official.person.positions.get()  # type: ignore[union-attr]
    assert vneid.client.post("/tai-khoan/vai/", {"position": str(position.pk)}).status_code == 403
    assert vneid.client.get("/tai-khoan/").wsgi_request.actor.position is None


def test_a_position_of_somebody_else_cannot_be_taken(client: Client, official: User) -> None:
    sign_in_official(client, official)
    answer = client.post("/tai-khoan/vai/", {"position": "0190b3c4-0000-7000-8000-000000000000"})
    assert answer.status_code == 403
    assert client.session[roles._SESSION] == str(official.person.positions.get().pk)  # type: ignore[union-attr]


def test_an_official_idle_for_half_an_hour_is_signed_out(client: Client, official: User) -> None:
    sign_in_official(client, official)
    session = client.session
    session[sessions._SEEN] = int(time.time()) - 30 * 60 - 1
    session.save()
    assert client.get("/thu/ban/")["Location"] == "/tai-khoan/can-bo/?next=%2Fthu%2Fban%2F"
    assert SignIn.objects.get().ended_at is not None


@pytest.mark.goal("identity-8")
def test_signing_out_elsewhere_ends_the_other_browser_only(vneid: Vneid) -> None:
    vneid.sign_in()
    other = Vneid(Client(), vneid.partner)
    other.sign_in()
    assert vneid.client.post("/tai-khoan/noi-dang-nhap/").status_code == 302
    assert (vneid.client.get(SEND).status_code, other.client.get(SEND).status_code) == (200, 302)
    assert SignIn.objects.filter(ended_at=None).count() == 1


def test_nobody_can_end_somebody_elses_session(vneid: Vneid) -> None:
    vneid.sign_in("lan")
    other = Vneid(Client(), vneid.partner)
    other.sign_in("same-mail")
    theirs = SignIn.objects.get(user__person__party__name="Nguyễn Thị Lan")
    other.client.post("/tai-khoan/noi-dang-nhap/", {"sign_in": str(theirs.pk)})
    assert vneid.client.get(SEND).status_code == 200


def test_a_signed_in_page_costs_two_queries_to_know_who_acts(
    client: Client, official: User, django_assert_num_queries: Any
) -> None:
    sign_in_official(client, official)
    client.get("/thu/ban/")
    with django_assert_num_queries(4):  # session; account, person, positions; the reader set and taken away again
        client.get("/thu/ban/")


@pytest.mark.parametrize("address", ["signup/", "email/", "password/reset/", "3rdparty/", "login/", "2fa/"])
def test_no_page_of_allauth_can_be_reached(client: Client, address: str) -> None:
    assert [client.get(f"{prefix}{address}").status_code for prefix in ("/accounts/", "/tai-khoan/")] == [404, 404]
