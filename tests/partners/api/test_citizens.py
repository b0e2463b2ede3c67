"""A citizen lets a program see their dossiers: asked on a page, agreed, read by its token, withdrawn."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client as Browser

from tests.dossiers import many
from tests.partners.api.conftest import program
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.clients import api as clients
from tinhso.engines.clients.models import Client, Consent, Token
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db
EXAMPLE = "Sổ tay Tây Ninh"
BACK = "https://app.example.vn/xong"
VERIFIER = "v" * 50
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
BOTH = ("me.name", "me.dossiers")


def agreed():
    """What was agreed to here, beside what the demonstration brings along."""
    return Consent.objects.exclude(client__name=EXAMPLE)


def app(province, name="Sổ tay công dân", scopes=BOTH, **more) -> Client:
    """A citizens' own program, without rights of its own."""
    terms = clients.Terms(name, "Theo dõi hồ sơ trên điện thoại.", province.person("nhung"), (),
                          citizen_scopes=tuple(scopes), redirects=(BACK,), **more)  # fmt: skip
    return clients.register(office=directory.office_by_code("H53.101"), terms=terms, by=PLATFORM)


class Phone:
    """The program on a citizen's phone, and the browser in which they sign in."""

    def __init__(self, province, client: Client, who: str = "huong") -> None:
        self.client, self.browser = client, province.client(who)

    def address(self, **more: str) -> str:
        asked = {
            "client_id": str(self.client.pk), "response_type": "code", "redirect_uri": BACK, "state": "s1",
            "scope": " ".join(BOTH), "code_challenge": CHALLENGE, "code_challenge_method": "S256", **more,
        }  # fmt: skip
        return f"/oauth/authorize?{urlencode(asked)}"

    def agree(self, *scopes: str, answer: str = "yes", **more: str) -> dict[str, str]:
        back = self.browser.post(self.address(**more), {"scopes": scopes or BOTH, "answer": answer})
        assert back.status_code == 303
        assert back["Location"].startswith(BACK)
        return {name: values[0] for name, values in parse_qs(urlsplit(back["Location"]).query).items()}

    def token(self, code: str, **more: str) -> tuple[int, dict]:
        given = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK,
                 "client_id": str(self.client.pk), "code_verifier": VERIFIER, **more}  # fmt: skip
        answer = Browser().post("/oauth/token", given)
        return answer.status_code, answer.json()

    def signed_in(self, *scopes: str) -> dict:
        status, given = self.token(self.agree(*scopes)["code"])
        assert status == 200
        return given


def ask(token: str, path: str):
    return Browser().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.goal("cases-26")
def test_a_citizen_agrees_and_the_program_reads_their_dossiers_and_nobody_elses(province):
    (dossier,) = many(province, 1)
    phone = Phone(province, app(province))
    shown = phone.browser.get(phone.address())
    assert "Sổ tay công dân" in shown.content.decode()
    assert "https://app.example.vn" in shown["Content-Security-Policy"]
    answer = phone.agree()
    assert answer["state"] == "s1"
    status, given = phone.token(answer["code"])
    assert (status, given["token_type"], given["expires_in"]) == (200, "Bearer", 3600)
    token = given["access_token"]
    assert ask(token, "/me").json()["name"] == province.person("huong").party.name
    listed = ask(token, "/me/dossiers").json()["items"]
    assert [row["code"] for row in listed] == [dossier.case.code]
    whole = ask(token, f"/me/dossiers/{dossier.case.code}").json()
    assert (whole["stage"], whole["personal"]) == (listed[0]["stage"], None)
    stranger = Phone(province, phone.client, "phuc").signed_in()["access_token"]
    assert ask(stranger, "/me/dossiers").json()["items"] == []
    assert ask(stranger, f"/me/dossiers/{dossier.case.code}").status_code == 404


@pytest.mark.goal("cases-26")
def test_a_scope_that_was_not_agreed_to_opens_nothing(province):
    many(province, 1)
    phone = Phone(province, app(province))
    given = phone.signed_in("me.name")
    assert given["scope"] == "me.name"
    assert ask(given["access_token"], "/me").status_code == 200
    assert ask(given["access_token"], "/me/dossiers").status_code == 403
    assert phone.agree(answer="no")["error"] == "access_denied"
    assert agreed().get().scopes == ["me.name"]


@pytest.mark.goal("cases-26")
def test_a_program_asks_for_no_more_than_it_is_registered_for(province):
    phone = Phone(province, app(province, scopes=("me.name",)))
    back = phone.browser.get(phone.address())
    assert (back.status_code, "error=invalid_scope" in back["Location"]) == (303, True)
    assert agreed().count() == 0
    by, user = province.actor("huong"), province.user("huong")
    with pytest.raises(Refused):
        clients.consenting.give(phone.client.pk, scopes=BOTH, user=user, by=by)
    _status, given = phone.token(phone.agree("me.name", scope="me.name")["code"])
    terms = clients.Terms("Khác", "Khác.", province.person("nhung"), ("dossiers.read",))
    clients.change(phone.client.pk, terms=terms, by=PLATFORM)
    assert ask(given["access_token"], "/me").status_code == 403  # the client lost the scope; so did every token


@pytest.mark.goal("cases-26")
def test_a_withdrawn_consent_ends_every_token_at_once(province):
    phone = Phone(province, app(province))
    given = phone.signed_in()
    (consent,) = agreed()
    page = phone.browser.get("/ung-dung-ket-noi/cua-toi/").content.decode()
    assert "Sổ tay công dân" in page
    for stranger in (province.actor("phuc"), province.actor("nhung")):
        with pytest.raises(Denied):
            clients.consenting.withdraw(consent.pk, by=stranger)
    assert ask(given["access_token"], "/me").status_code == 200
    assert phone.browser.post(f"/ung-dung-ket-noi/cua-toi/{consent.pk}/thu-hoi/").status_code == 302
    assert ask(given["access_token"], "/me").status_code == 401
    renewed = phone.token("", grant_type="refresh_token", refresh_token=given["refresh_token"])
    assert (renewed[0], renewed[1]["error"]) == (400, "invalid_grant")
    with pytest.raises(AlreadyDone):
        clients.consenting.withdraw(consent.pk, by=province.actor("huong"))
    kinds = Event.objects.filter(subject=consent.pk).order_by("recorded_at").values_list("kind", flat=True)
    assert list(kinds) == ["clients.consent_given", "clients.consent_withdrawn"]


@pytest.mark.goal("cases-26")
def test_a_token_lives_an_hour_and_is_renewed_once(province):
    phone = Phone(province, app(province))
    given = phone.signed_in()
    with clock.travel(clock.now() + timedelta(minutes=61)):
        assert ask(given["access_token"], "/me").status_code == 401
        renew = {"grant_type": "refresh_token", "refresh_token": given["refresh_token"]}
        status, fresh = phone.token("", **renew)
        assert (status, ask(fresh["access_token"], "/me").status_code) == (200, 200)
        assert phone.token("", **renew)[1]["error"] == "invalid_grant"


@pytest.mark.goal("cases-26")
def test_a_code_serves_once_within_a_minute_its_own_program_alone(province):
    phone = Phone(province, app(province))
    other = Phone(province, app(province, "Ứng dụng khác"))
    code = phone.agree()["code"]
    assert other.token(code)[1]["error"] == "invalid_grant"
    assert phone.token(code, code_verifier="w" * 50)[1]["error"] == "invalid_grant"
    assert phone.token(code, redirect_uri="https://app.example.vn/khac")[0] == 400
    assert phone.token(code)[0] == 200
    assert phone.token(code)[1]["error"] == "invalid_grant"
    late = phone.agree()["code"]
    with clock.travel(clock.now() + timedelta(minutes=2)):
        assert phone.token(late)[1]["error"] == "invalid_grant"


@pytest.mark.goal("cases-26")
def test_nobody_is_led_where_the_program_did_not_say(province):
    phone = Phone(province, app(province))
    for wrong in ({"redirect_uri": "https://thief.example/"}, {"client_id": str(province.person("huong").pk)}):
        assert phone.browser.get(phone.address(**wrong)).status_code == 422
    for wrong in ({"code_challenge_method": "plain"}, {"code_challenge": ""}, {"response_type": "token"}):
        back = phone.browser.get(phone.address(**wrong))
        assert (back.status_code, "error=" in back.headers.get("Location", "")) == (303, True), wrong
    assert Token.objects.count() == 0
    for redirects in ((), ("http://app.example.vn/",), ("javascript:alert(1)",), ("https://a.vn/#x",)):
        terms = clients.Terms("Mới", "Mới.", province.person("nhung"), (), citizen_scopes=BOTH, redirects=redirects)
        with pytest.raises(Refused):
            clients.register(office=directory.office_by_code("H53.101"), terms=terms, by=PLATFORM)


def test_an_official_at_the_desk_and_a_visitor_agree_to_nothing(province):
    phone = Phone(province, app(province), "duyen")
    assert phone.browser.get(phone.address()).status_code == 403
    visitor = Browser().get(phone.address())
    assert (visitor.status_code, "/tai-khoan/dang-nhap/" in visitor["Location"]) == (302, True)
    assert agreed().count() == 0


def test_a_citizens_token_is_no_key_and_a_key_no_citizens_token(province):
    given = Phone(province, app(province)).signed_in()
    assert ask(given["access_token"], "/dossiers").status_code == 401
    assert ask(given["access_token"], "/client").status_code == 401
    assert program(province, "Phần mềm của phường").get("/me").status_code == 401


def test_a_closed_program_reads_nothing_more(province):
    phone = Phone(province, app(province))
    given = phone.signed_in()
    clients.close(phone.client.pk, by=PLATFORM)
    assert ask(given["access_token"], "/me").status_code == 401
    assert phone.browser.get(phone.address()).status_code == 422


def test_the_citizen_of_the_demonstration_has_let_the_example_program_in(province):
    assert Consent.objects.get(client__name=EXAMPLE).user.person == province.person("huong")
