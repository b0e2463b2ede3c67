"""Who handled dossiers in Long An until the merger, and for whom: invented people at the offices of the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from tinhso.base.straight import without_savepoints
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area, Office, Person, Position
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms.models import Sector
from tinhso.systems.services.planting.cast import Agency
from tinhso.systems.services.planting.names import Invented, invent
from tinhso.systems.services.planting.past.procedures import COMMUNE, DISTRICT, PROVINCE

SINCE = date(2021, 1, 4)
TITLES = {"clerk": "Công chức Bộ phận một cửa", "leader": "Lãnh đạo ký kết quả"}
OFFICIALS, CITIZENS = 200_000, 100_000  # where their invented numbers begin
PER_AGENCY = 3  # citizens
LEVELS = {Area.Level.COMMUNE: COMMUNE, Area.Level.DISTRICT: DISTRICT, Area.Level.PROVINCE: PROVINCE}
Who = tuple[Person, Invented]


@dataclass(frozen=True)
class PastAgency:
    """An agency of the time, its place among all, and the citizens who come to it."""

    number: int
    agency: Agency
    citizens: Sequence[Who]

    @property
    def tier(self) -> str:
        return LEVELS[Area.Level(self.agency.office.area.level)]


def offices() -> list[Office]:
    """Departments, districts and communes of Long An, by identifier; the government office settles nothing."""
    of_long_an = Office.objects.filter(
        code__startswith="H39.", kind__in=(Office.Kind.COMMITTEE, Office.Kind.DEPARTMENT)
    )
    return list(of_long_an.exclude(code="H39.01").select_related("area__parent__parent").order_by("code"))


def cast(chosen: Sequence[tuple[int, Office]]) -> list[PastAgency]:
    """The agencies at these places in the list, each with officials and citizens; whoever is there already stays."""
    sectors = list(Sector.objects.values_list("code", flat=True))
    found = []
    with transaction.atomic(), without_savepoints(), access.knowing_rights():
        for number, office in chosen:
            held = {role: _post(office, role, 2 * number + place) for place, role in enumerate(TITLES)}
            posts = {(role, sector): position for role, position in held.items() for sector in sectors}
            units: Mapping[tuple[str, str], Office] = dict.fromkeys(posts, office)
            agency = Agency(office, office, posts, units, timetable_for(office))
            home = office.area if office.area.level == Area.Level.COMMUNE else _commune_of(office.area)
            who = [_citizen(home, PER_AGENCY * number + place) for place in range(PER_AGENCY)]
            found.append(PastAgency(number, agency, who))
    return found


def _post(office: Office, role: str, number: int) -> Position:
    """Somebody who held the post until the office was closed."""
    held = next((one for one in office.positions.select_related("person", "office") if role in one.roles), None)
    if held is not None:
        return held
    one = invent(Random(number), OFFICIALS + number, born=(1968, 1998))
    return directory.appoint(
        _register(one, office.area), office, TITLES[role], roles=[role], valid_from=SINCE, by=PLATFORM
    )


def _citizen(home: Area, number: int) -> Who:
    one = invent(Random(number), CITIZENS + number)
    return _register(one, home), one


def _commune_of(area: Area) -> Area:
    inside = (
        directory.communes_of(area, SINCE) if area.level == Area.Level.PROVINCE else directory.children_of(area, SINCE)
    )
    return inside[0]


def _register(one: Invented, home: Area) -> Person:
    return directory.person_by_number(one.number) or directory.register_person(
        name=one.name,
        personal_number=one.number,
        born_on=one.born_on,
        sex=one.sex,
        phone=one.phone,
        address=one.line,
        area=home,
        ethnicity="01",
        by=PLATFORM,
    )
