"""Small offices and people for the tests of this engine."""

from datetime import date

import pytest

from tinhso.base import registry
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.roles import Role
from tinhso.engines.events.api import PLATFORM

FROM = date(2025, 7, 1)
ROLES = (
    Role("clerk", "clerk", permissions_here=("directory.register",)),
    Role("head", "head", permissions_here=("directory.register",), permissions_below=("directory.see_positions",)),
    Role("administrator", "administrator", permissions_below=("directory.manage", "access.grant")),
)


@pytest.fixture(autouse=True)
def our_roles(monkeypatch):
    monkeypatch.setattr("tinhso.engines.directory.roles.offered", lambda point: (ROLES,))
    assert registry.permissions()["directory.manage"]


@pytest.fixture
def area(db):
    return Area.objects.create(level="province", code="80", kind="Tỉnh", name="Tây Ninh", valid_from=FROM)


@pytest.fixture
def province(area):
    return directory.make_office(
        name="Ủy ban nhân dân tỉnh Tây Ninh", kind="committee", code="H53", area=area, valid_from=FROM, by=PLATFORM
    )


@pytest.fixture
def department(province, area):
    return directory.make_office(
        name="Sở Tư pháp", kind="department", code="H53.10", parent=province, area=area, valid_from=FROM, by=PLATFORM
    )


@pytest.fixture
def division(department, area):
    return directory.make_office(
        name="Phòng Hộ tịch", kind="division", code="H53.10.02", parent=department, area=area, valid_from=FROM,
        by=PLATFORM,
    )  # fmt: skip


@pytest.fixture
def lan(db):
    return directory.register_person(
        name="Nguyễn Thị Ngọc Lan", personal_number="080190000015", born_on=date(1990, 5, 1), sex="female",
        phone="0912 345 678", by=PLATFORM,
    )  # fmt: skip
