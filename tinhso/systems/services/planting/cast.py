"""Who acts in planted lives: agencies with somebody on every post that a dossier passes, and citizens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random
from uuid import UUID

from django.db import transaction

from tinhso.engines.calendars.api import Timetable, timetable_for
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Step
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Person, Position
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.services.planting.names import Invented, invent

SINCE = date(2025, 7, 1)
SECTORS = ("ho-tich", "chung-thuc", "cu-tru", "ho-kinh-doanh", "xay-dung")
POSTS = {  # role: the unit and the title of an invented holder
    "clerk": (Step.Unit.DESK, "Công chức Bộ phận một cửa"),
    "specialist": (Step.Unit.DIVISION, "Chuyên viên"),
    "head": (Step.Unit.DIVISION, "Trưởng phòng"),
    "leader": (Step.Unit.LEADERS, "Phó Chủ tịch"),
}


@dataclass(frozen=True)
class Agency:
    """One agency, who does what there, its working time, and where its dossiers come in.

    ``posts`` names a holder for every role and field of administration, ``units`` where that holder sits.
    """

    office: Office
    desk_of: Office
    posts: Mapping[tuple[str, str], Position]
    units: Mapping[tuple[str, str], Office]
    table: Timetable

    @property
    def commune(self) -> str:
        """The unit's code, as the address fields take it."""
        return self.office.area.code


@transaction.atomic
def agencies(codes: Sequence[str], chance: Random, *, desk: str = "") -> list[Agency]:
    """The agencies of these identifiers, each with invented officials on posts that nobody holds yet.

    ``desk`` is the identifier of an office elsewhere that receives for them, such as the province's centre.
    """
    numbers = count(400_000 if desk else 300_000)
    found = []
    held: dict[tuple[str, UUID], Position] = {}
    for code in codes:
        office = directory.office_by_code(code)
        if office is None:
            continue
        desk_of = (directory.office_by_code(desk) if desk else None) or office
        posts: dict[tuple[str, str], Position] = {}
        units: dict[tuple[str, str], Office] = {}
        for role, (unit, title) in POSTS.items():
            for sector in SECTORS:
                where = cases.unit_of(desk_of if role == "clerk" else office, unit, sector)
                if (role, where.pk) not in held:
                    held[role, where.pk] = _holder(where, role) or _appoint(
                        where, role, title, invent(chance, next(numbers), born=(1968, 1998))
                    )
                posts[role, sector] = held[role, where.pk]
                units[role, sector] = where
        found.append(Agency(office, desk_of, posts, units, timetable_for(office)))
    return found


def _holder(where: Office, role: str) -> Position | None:
    return next((p for p in directory.positions_in(where) if role in p.roles and p.person_id), None)


@transaction.atomic
def citizens(number: int, homes: Sequence[Agency], chance: Random) -> list[tuple[Person, Invented]]:
    """Invented citizens who live in the communes of ``homes``, in turn."""
    made = []
    for place in range(number):
        one = invent(chance, place)
        made.append((_register(one, homes[place % len(homes)].office), one))
    return made


def _appoint(where: Office, role: str, title: str, one: Invented) -> Position:
    person = _register(one, where)
    return directory.appoint(person, where, title, roles=[role], valid_from=SINCE, by=PLATFORM)


def _register(one: Invented, home: Office) -> Person:
    return directory.person_by_number(one.number) or directory.register_person(
        name=one.name,
        personal_number=one.number,
        born_on=one.born_on,
        sex=one.sex,
        phone=one.phone,
        address=one.line,
        area=home.area,
        ethnicity="01",
        by=PLATFORM,
    )
