"""Accounts for the demonstration's people: officials by name, password and code; citizens by VNeID."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth.hashers import make_password

from tinhso.engines.accounts import demonstration, second_factor
from tinhso.engines.accounts.making import make_account
from tinhso.engines.accounts.users import User
from tinhso.engines.directory import api as directory

FILE = settings.BASE_DIR / "demo" / "people.toml"


@dataclass(frozen=True)
class DemoSignIn:
    """One line of ``./run accounts``; citizens have no password and no code, they use VNeID's passcode."""

    name: str
    role: str
    username: str
    password: str = ""
    code: str = ""

    def __str__(self) -> str:
        ways = f"{self.password} · {self.code}" if self.password else "passcode 123456"
        return f"{self.username:<24} {ways:<28} {self.name}{f' · {self.role}' if self.role else ''}"


def plant() -> None:
    """Make the accounts that are missing; refuses outside the demonstration, since their passwords are known.

    They have one password, which ``./run accounts`` prints: it is hashed once for all.
    """
    if not demonstration.is_on():
        raise RuntimeError("Demonstration accounts are made in the demonstration only.")
    hashed = make_password(demonstration.PASSWORD)
    for row in people():
        person = directory.person_by_number(row.get("personal_number", ""))
        if not row.get("username") or person is None or not directory.positions_of(person):
            continue
        if not User.objects.filter(person=person).exists():
            user = make_account(person, row["username"])
            user.password = hashed
            user.save(update_fields=["password"])
            TOTP.activate(user, demonstration.secret_of(user.username))


def demo_signins() -> list[DemoSignIn]:
    """How to sign in as whom, with the codes of this moment; empty outside the demonstration."""
    if not demonstration.is_on():
        return []
    officials = [_official(user) for user in User.objects.select_related("person__party") if _is_planted(user)]
    known = {line.name for line in officials}
    return officials + [DemoSignIn(row["name"], "", "VNeID") for row in people() if row["name"] not in known]


def people() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["person"] if FILE.exists() else []
    return found


def _is_planted(user: User) -> bool:
    return user.has_usable_password() and second_factor.is_set_up(user)


def _official(user: User) -> DemoSignIn:
    titles = "; ".join(str(held) for held in user.person.positions.filter(valid_to=None)) if user.person else ""
    code = demonstration.code_now(user.username)
    return DemoSignIn(str(user.person), titles, user.username, demonstration.PASSWORD, code)
