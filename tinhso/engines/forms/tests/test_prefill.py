"""What is known of a person is offered, with its source; an address is read by the names people use."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area, Person
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.forms.api import bound, known_of, submit_answers
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import Wrong
from tinhso.engines.forms.reading import read_one
from tinhso.engines.forms.tests.content import SINGLE, content_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-2")]
ADDRESS = Field({"name": "home", "type": "address", "label": "Nơi ở"})
APPLICANT: list[dict[str, Any]] = [
    {"name": "applicant", "type": "person", "label": "Người yêu cầu", "prefill": "person"},
    {"name": "phone", "type": "phone", "label": "Điện thoại", "prefill": "person.phone"},
    {"name": "full_name", "type": "text", "label": "Họ tên", "prefill": "last.answer"},
]


@pytest.fixture
def lan(db: None) -> Person:
    return directory.register_person(
        name="Nguyễn Thị Lan", personal_number="080186004321", born_on=date(1986, 3, 12), sex="female",
        phone="0912345678", by=PLATFORM,
    )  # fmt: skip


@pytest.fixture
def communes() -> None:
    def area(level: str, kind: str, name: str, code: str, folded: str, parent: Area | None = None) -> Area:
        return Area.objects.create(
            level=level, kind=kind, name=name, code=code, folded=folded, parent=parent, valid_from=date(2025, 7, 1)
        )

    one = area("province", "Tỉnh", "Tây Ninh", "80", "tinh tay ninh")
    two = area("province", "Tỉnh", "Đồng Tháp", "82", "tinh dong thap")
    area("commune", "Phường", "Long An", "27694", "phuong long an, tinh tay ninh", one)
    area("commune", "Xã", "Tân Hòa", "27700", "xa tan hoa, tinh tay ninh", one)
    area("commune", "Xã", "Tân Hòa", "28700", "xa tan hoa, tinh dong thap", two)


def test_the_account_fills_the_applicant_in(lan: Person) -> None:
    version = published(content_of(*APPLICANT, papers=[]))
    by = Actor(subject=lan.party.subject_id)
    form = bound(version, {"full_name": "Lan"}, {}, known_of(version, by))
    assert form.answers["applicant"] == {
        "name": "Nguyễn Thị Lan", "number": "080186004321", "born_on": "1986-03-12",
    }  # fmt: skip
    assert form.answers["phone"] == "+84912345678"
    assert {name: source["source"] for name, source in form.sources.items()} == {
        "applicant": "person", "phone": "person", "full_name": "user",
    }  # fmt: skip


def test_the_last_application_fills_what_it_knows(lan: Person) -> None:
    by = Actor(subject=lan.party.subject_id)
    submit_answers(published(), SINGLE, by=by)
    version = published(content_of(*APPLICANT, papers=[]), code="9.000002")
    known = known_of(version, by)
    assert (known["full_name"].typed, known["full_name"].source) == ("Nguyễn Văn An", "last")


def test_a_stranger_is_offered_nothing() -> None:
    version = published(content_of(*APPLICANT, papers=[]))
    assert known_of(version, Actor(subject=0)) == {}
    assert known_of(version, Actor(subject=987654)) == {}


@pytest.mark.parametrize(
    "typed", ["Phường Long An, Tỉnh Tây Ninh", "phuong long an", "Long An", "27694", "LONG AN, tây ninh"]
)
def test_a_commune_is_known_by_the_ways_it_is_written(communes: None, typed: str) -> None:
    read = read_one(ADDRESS, {"line": "12 Hùng Vương", "commune": typed})
    assert read == {"line": "12 Hùng Vương", "commune": "27694", "commune_name": "Phường Long An, Tỉnh Tây Ninh"}
    again = {"line": read["line"], "commune": read["commune_name"]}
    assert read_one(ADDRESS, again) == read


@pytest.mark.parametrize("typed", ["Tân Hòa", "Không Có", "", "99999", "Long An, Cà Mau"])
def test_a_commune_unknown_or_of_many_is_asked_again(communes: None, typed: str) -> None:
    with pytest.raises(Wrong) as wrong:
        read_one(ADDRESS, {"line": "12 Hùng Vương", "commune": typed})
    assert set(wrong.value.sentences) == {"commune"}


def test_a_commune_of_many_is_chosen_by_its_province(communes: None) -> None:
    assert read_one(ADDRESS, {"line": "1", "commune": "Tân Hòa, Đồng Tháp"})["commune"] == "28700"
