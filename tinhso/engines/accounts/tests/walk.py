"""How a person walks through signing in, step by step, as tests need it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from tinhso.engines.accounts import demonstration
from tinhso.engines.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass
class Vneid:
    """A browser that goes to the pretend VNeID and back."""

    client: Client
    partner: Any

    def begin(self, next_address: str = "") -> dict[str, str]:
        """Leave for VNeID: what it is asked."""
        answer = self.client.get("/tai-khoan/vneid/", {"next": next_address} if next_address else {})
        assert answer.status_code == 302, answer.content.decode()
        return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}

    def agree(self, asked: dict[str, str], person: str = "lan", level: str = "LoA2", do: str = "sign-in") -> str:
        """Choose who one is; the address, on our side, to which VNeID sends back."""
        form = asked | {"person": person, "passcode": "123456", "level": level, "do": do}
        url = f"{self.partner.url}/oauth2/authorize"
        answer = requests.post(url, form, timeout=5, allow_redirects=False)
        assert answer.status_code == 303, answer.text
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"

    def sign_in(self, person: str = "lan", next_address: str = "", **chosen: str) -> Any:
        return self.client.get(self.agree(self.begin(next_address), person, **chosen))


def code(secret: str = SECRET, ahead: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead)))


def give_second_factor(user: User, secret: str = SECRET) -> None:
    TOTP.activate(user, secret)


def give_password(client: Client, username: str = "tam", password: str = demonstration.PASSWORD, **more: Any) -> Any:
    return client.post(
        "/tai-khoan/can-bo/", {"username": username, "password": password} | more.pop("form", {}), **more
    )


def sign_in_official(client: Client, user: User, next_address: str = "") -> Any:
    """Both steps; the second factor is made if there is none."""
    give_second_factor(user)
    give_password(client, user.username, form={"next": next_address})
    return client.post("/tai-khoan/can-bo/ma-xac-thuc/", {"code": code()})
