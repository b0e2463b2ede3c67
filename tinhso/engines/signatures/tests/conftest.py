"""A chairman, his office, and a letter to sign."""

from __future__ import annotations

from datetime import date

import pytest

from tinhso.base import clock
from tinhso.base.typesetting import typeset
from tinhso.engines.directory.api import appoint, make_office, register_person
from tinhso.engines.directory.models import Area, Office, Position
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.signatures import timestamps


@pytest.fixture(scope="session")
def signatures_root(tmp_path_factory):
    return tmp_path_factory.mktemp("signatures")


@pytest.fixture(autouse=True)
def own_authority(settings, signatures_root):
    """One authority for all tests of the session: making keys takes time."""
    settings.SIGNATURES_ROOT = signatures_root
    settings.TSA_URL = ""
    timestamps._rests_until.clear()


@pytest.fixture
def office(db) -> Office:
    return make_test_office()


@pytest.fixture
def chairman(office) -> Position:
    person = register_person(name="Nguyễn Thị Hồng Điệp", by=PLATFORM)
    return appoint(person, office, "Chủ tịch", is_head=True, by=PLATFORM, valid_from=date(2025, 7, 1))


@pytest.fixture
def letter() -> bytes:
    return typeset("engines/signatures/tests/letter.typ", {}, at=clock.now()).pdf


def make_test_office(code: str = "H53.29.90") -> Office:
    area = Area.objects.create(
        code=code[-2:] + "901", level=Area.Level.COMMUNE, kind="phường", name="Long An", valid_from=date(2025, 7, 1)
    )
    return make_office(
        name="Uỷ ban nhân dân phường Long An", kind=Office.Kind.COMMITTEE, code=code, area=area, by=PLATFORM,
        valid_from=date(2025, 7, 1),
    )  # fmt: skip
