"""The cast: one citizen known to the directory, one official, and VNeID on a port of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from tinhso.engines.accounts import demonstration
from tinhso.engines.accounts.api import make_account
from tinhso.engines.accounts.models import User
from tinhso.engines.accounts.tests import walk
from tinhso.engines.accounts.tests.walk import Vneid
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area, Person, Position
from tinhso.engines.events.api import PLATFORM

PEOPLE = """
[[person]]
key = "lan"
name = "Nguyễn Thị Lan"
born_on = 1986-03-12
sex = "female"
personal_number = "080186004321"
phone = "0912345678"
email = "lan@example.vn"

[[person]]
key = "same-mail"
name = "Trần Văn Sáu"
born_on = 1970-01-02
sex = "male"
personal_number = "080070001234"
email = "lan@example.vn"

[[person]]
key = "same-tech-id"
name = "Lê Văn Bảy"
born_on = 1971-01-02
sex = "male"
personal_number = "080071001234"
tech_id = "{lan}"

[[person]]
key = "other-tech-id"
name = "Nguyễn Thị Lan"
born_on = 1986-03-12
sex = "female"
personal_number = "080186004321"
tech_id = "VN-SECOND-ACCOUNT"
"""
LAN_TECH_ID = "VNLAN0001"


@pytest.fixture(scope="session")
def partners(tmp_path_factory: pytest.TempPathFactory, run_partners: Any) -> Iterator[tuple[str, Any]]:
    folder: Path = tmp_path_factory.mktemp("pretend")
    people = folder / "people.toml"
    lines = PEOPLE.replace("{lan}", LAN_TECH_ID)
    people.write_text(lines.replace('key = "lan"', f'key = "lan"\ntech_id = "{LAN_TECH_ID}"'))
    with run_partners(folder, people=people) as found:
        yield found


@pytest.fixture
def vneid(partners: tuple[str, Any], settings: Any, client: Client) -> Iterator[Vneid]:
    url, app = partners
    partner = app.partners["vneid"]
    settings.SOCIALACCOUNT_PROVIDERS["vneid"]["APPS"][0]["settings"]["server_url"] = f"{url}/vneid"
    yield Vneid(client, partner)
    for switch in partner.all_switches():
        partner.turn(switch.code, "")


@pytest.fixture
def demo(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, demo=True)


@pytest.fixture
def person(db: None) -> Person:
    return directory.register_person(
        name="Nguyễn Thị Lan", personal_number="080186004321", born_on=date(1986, 3, 12), sex="female", by=PLATFORM
    )


@pytest.fixture
def position(db: None) -> Position:
    area = Area.objects.create(code="80", level="province", kind="tỉnh", name="Tây Ninh", valid_from=date(2000, 1, 1))
    office = directory.make_office(
        name="Sở Tư pháp", kind="department", code="H53.15", area=area, by=PLATFORM, valid_from=date(2001, 1, 1)
    )
    holder = directory.register_person(
        name="Phạm Văn Tám", personal_number="080080005678", born_on=date(1980, 5, 6), sex="male", by=PLATFORM
    )
    return directory.appoint(holder, office, "Chuyên viên", by=PLATFORM, valid_from=date(2020, 1, 1))


@pytest.fixture
def official(position: Position) -> User:
    """Without a second factor yet; the name is ``tam``, the password the demonstration's."""
    assert position.person is not None
    return make_account(position.person, "tam", demonstration.PASSWORD)


@pytest.fixture(autouse=True)
def codes_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code of thirty seconds does not run out in the middle of a slow test."""
    began = time.time()
    for module in (totp, demonstration, walk):
        monkeypatch.setattr(module, "time", SimpleNamespace(time=lambda: began))
