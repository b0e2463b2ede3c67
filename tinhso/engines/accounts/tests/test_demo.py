"""The demonstration's accounts."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from tinhso.engines.accounts import demo as planting
from tinhso.engines.accounts.api import demo_signins
from tinhso.engines.accounts.models import User
from tinhso.engines.accounts.tests.walk import give_password
from tinhso.engines.adapters.api import adapter
from tinhso.engines.directory.models import Position

pytestmark = pytest.mark.django_db
PEOPLE = """
[[person]]
name = "Phạm Văn Tám"
personal_number = "080080005678"
username = "tam"

[[person]]
name = "Nguyễn Thị Lan"
personal_number = "080186004321"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = tmp_path / "people.toml"
    people.write_text(PEOPLE)
    monkeypatch.setattr(planting, "FILE", people)


def test_nothing_is_planted_outside_the_demonstration(file: None) -> None:
    with pytest.raises(RuntimeError):
        planting.plant()
    assert (User.objects.count(), demo_signins()) == (0, [])


def test_the_listed_codes_open_the_planted_accounts(client: Client, file: None, demo: None, position: Position) -> None:
    planting.plant()
    planting.plant()
    official, citizen = demo_signins()
    assert (official.username, official.role, citizen.name) == ("tam", "Chuyên viên, Sở Tư pháp", "Nguyễn Thị Lan")
    give_password(client, official.username, official.password)
    assert client.post("/tai-khoan/can-bo/ma-xac-thuc/", {"code": official.code}).status_code == 302


def test_the_doctor_says_whether_vneid_answers(vneid: object, partners: tuple[str, object]) -> None:
    assert adapter("vneid").check() == []
    partners[1].partners["vneid"].turn("refuse", "on")  # type: ignore[attr-defined]
    assert len(adapter("vneid").check()) == 1
