"""The pretend VNeID keeps the rules of OpenID Connect, so that ours are really tested."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import KeySet

from pretend.server import running

PEOPLE = """
[[person]]
key = "lan"
name = "Nguyễn Thị Lan"
born_on = 1986-03-12
sex = "female"
personal_number = "080186004321"
phone = "0912345678"
email = "lan@example.vn"
"""
VERIFIER = "a" * 64
BACK = "http://testserver/tai-khoan/vneid/xong/"
ASKED = {
    "client_id": "tinhso",
    "redirect_uri": BACK,
    "state": "s1",
    "nonce": "n1",
    "code_challenge": base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode(),
    "code_challenge_method": "S256",
}
CLIENT = {"client_id": "tinhso", "client_secret": "demonstration", "grant_type": "authorization_code"}


@pytest.fixture
def vneid(tmp_path: Path) -> Iterator[str]:
    people = tmp_path / "people.toml"
    people.write_text(PEOPLE)
    with running(tmp_path, people=people) as (url, _):
        yield f"{url}/vneid"


def test_a_code_is_redeemed_once(vneid: str) -> None:
    code = sign_in(vneid)["code"]
    assert [redeem(vneid, code).status_code for _ in range(2)] == [200, 400]


def test_a_code_needs_its_verifier(vneid: str) -> None:
    assert redeem(vneid, sign_in(vneid)["code"], code_verifier="b" * 64).status_code == 400


def test_a_stranger_with_a_wrong_secret_gets_nothing(vneid: str) -> None:
    assert redeem(vneid, sign_in(vneid)["code"], client_secret="guess").status_code == 401


def test_an_unregistered_address_is_never_redirected_to(vneid: str) -> None:
    asked = ASKED | {"redirect_uri": "http://evil.example/"}
    assert requests.get(f"{vneid}/oauth2/authorize", asked, timeout=5).status_code == 400


def test_cancelling_leads_back_with_access_denied(vneid: str) -> None:
    assert sign_in(vneid, do="cancel") == {"error": "access_denied", "state": "s1"}


def test_a_wrong_passcode_shows_the_page_again(vneid: str) -> None:
    form = ASKED | {"person": "lan", "passcode": "000000", "do": "sign-in"}
    assert requests.post(f"{vneid}/oauth2/authorize", form, timeout=5).status_code == 422


def test_tokens_of_the_key_before_still_verify_after_a_rotation(vneid: str) -> None:
    token = redeem(vneid, sign_in(vneid)["code"]).json()["id_token"]
    requests.post(f"{vneid}/oauth2/rotate", {"alg": "RS256"}, timeout=5)
    keys = KeySet.import_key_set(requests.get(f"{vneid}/oauth2/jwks", timeout=5).json())
    claims = jwt.decode(token, keys, algorithms=["ES256"]).claims
    assert (claims["nonce"], claims["acr"], claims["SoDinhDanh"]) == ("n1", "LoA2", "080186004321")
    assert [key.key_type for key in keys.keys] == ["RSA", "EC"]


def test_signing_out_needs_a_token_of_ours_and_leads_only_to_the_application(vneid: str) -> None:
    token = redeem(vneid, sign_in(vneid)["code"]).json()["id_token"]
    asked = [
        {"id_token_hint": token, "post_logout_redirect_uri": "http://testserver/"},
        {"id_token_hint": token, "post_logout_redirect_uri": "http://evil.example/"},
        {"id_token_hint": "x.y.z", "post_logout_redirect_uri": "http://testserver/"},
    ]
    answers = [requests.get(f"{vneid}/oidc/logout", a, timeout=5, allow_redirects=False) for a in asked]
    assert [answer.status_code for answer in answers] == [303, 200, 400]


def sign_in(vneid: str, do: str = "sign-in") -> dict[str, str]:
    form = ASKED | {"person": "lan", "passcode": "123456", "do": do}
    answer = requests.post(f"{vneid}/oauth2/authorize", form, timeout=5, allow_redirects=False)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def redeem(vneid: str, code: str, **other: str) -> requests.Response:
    form = CLIENT | {"code": code, "redirect_uri": BACK, "code_verifier": VERIFIER} | other
    return requests.post(f"{vneid}/oauth2/token", form, timeout=5)
