import tomllib
from datetime import date

import pytest

from tinhso.base.text import nfc
from tinhso.engines.access.api import holds, may_at
from tinhso.engines.access.models import Grant
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.demo import FOLDER, plant
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.parties import Business, Person
from tinhso.engines.directory.positions import Position


@pytest.fixture
def planted(db):
    plant()


def test_planting_twice_plants_once(planted):
    counts = [model.objects.count() for model in (Office, Person, Business, Position, Grant)]
    plant()
    assert [model.objects.count() for model in (Office, Person, Business, Position, Grant)] == counts
    assert counts[:4] == [112, 38, 2, 33]


def test_the_planted_province_is_one_that_works(planted):
    the_province_lived_through_1_july_2025()
    every_commune_has_its_desk_and_its_divisions()
    the_chair_of_a_commune_reaches_its_own_offices_and_no_other()
    a_clerk_registers_people_and_a_citizen_does_not()
    the_owner_speaks_for_the_company()


def the_province_lived_through_1_july_2025():
    assert str(directory.home_province(date(2025, 6, 30))) == "Tỉnh Long An"
    assert str(directory.home_province(date(2025, 7, 1))) == "Tỉnh Tây Ninh"
    assert not Office.objects.on(date(2025, 7, 1)).filter(code__startswith="H39").exists()
    old, new = directory.office_by_code("H39.20.01"), directory.office_by_code("H53.101")
    assert (str(old), str(new)) == ("Ủy ban nhân dân phường 1", "Ủy ban nhân dân phường Long An")
    assert old.successor == new
    assert old.here_id in directory.offices_under(new)


def every_commune_has_its_desk_and_its_divisions():
    inside = directory.search_offices("phuong long an")
    assert [(office.code, office.kind) for office in inside if office.code.startswith("H53.101")] == [
        ("H53.101", "committee"),
        ("H53.101.01", "desk"),
        ("H53.101.02", "division"),
        ("H53.101.03", "division"),
        ("H53.101.04", "division"),
    ]


def the_chair_of_a_commune_reaches_its_own_offices_and_no_other():
    chair = directory.head_of(directory.office_by_code("H53.101"))
    assert (chair.title, str(chair.person)) == ("Chủ tịch", "Lâm Thị Tuyết Nhung")
    actor = directory.actor_for(chair)
    mine, other = directory.office_by_code("H53.101.02"), directory.office_by_code("H53.109.01")
    assert may_at(actor, "directory.see_positions", directory.subjects_of(mine))
    assert not may_at(actor, "directory.see_positions", directory.subjects_of(other))


def a_clerk_registers_people_and_a_citizen_does_not():
    clerk = directory.positions_in(directory.office_by_code("H53.101.01"))[0]
    assert holds(directory.actor_for(clerk), "directory.register")
    assert not holds(directory.actor_for(directory.person_by_number("080190004128")), "directory.register")


def the_owner_speaks_for_the_company():
    owner = directory.person_by_number("080079006633")
    assert [str(business) for business in directory.businesses_of(owner)] == ["Công ty TNHH Thanh long Tầm Vu Xanh"]


def test_the_cast_is_written_composed_and_every_official_has_a_sign_in():
    text = (FOLDER / "people.toml").read_text(encoding="utf-8")
    assert nfc(text) == text.strip()
    for row in tomllib.loads(text)["person"]:
        assert bool(row.get("username")) == bool(row.get("position")), row["key"]
