"""The demonstration's offices and people, planted from ``demo/*.toml`` by the same verbs that officials use."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from tinhso.base.straight import without_savepoints
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.parties import Person
from tinhso.engines.events.api import PLATFORM

Row = dict[str, Any]
BEGIN, JULY_2025 = date(2020, 2, 1), date(2025, 7, 1)
FOLDER: Path = settings.BASE_DIR / "demo"


@transaction.atomic
def plant() -> None:
    """Bring in units, offices and people; what is there already stays as it is."""
    directory.load_areas()
    with without_savepoints():
        _plant()


def _plant() -> None:
    offices = _read("offices.toml")
    for row in offices["office"]:
        _office(row, JULY_2025)
    for row in offices["commune"]:
        _commune(row, offices["inside"])
    for row in offices["before"]:
        _office(row, BEGIN)
    for row in offices["commune"]:
        _office_before(row)
    for row in reversed(offices["before"]):
        _close(row["code"], row.get("after"))
    people = _read("people.toml")
    by_key = {row["key"]: _person(row) for row in people["person"]}
    for row in people["business"]:
        _business(row, by_key[row["representative"]])
    for row in people["mandate"]:
        _mandate(row, by_key[row["person"]])


def _commune(row: Row, inside: list[Row]) -> None:
    area = _area(row["area"], JULY_2025)
    called = _in_a_sentence(area)
    name = f"Ủy ban nhân dân {called}"
    committee = {"code": row["code"], "kind": "committee", "name": name, "parent": "H53", "area": row["area"]}
    number = row["code"].rpartition(".")[2]
    _office(committee | {"phone": f"0272 3000 {number}", "address": area.line}, JULY_2025)
    for unit in inside:
        name = unit["name"].format(commune=called)
        code = f"{row['code']}.{unit['code']}"
        _office(unit | {"name": name, "code": code, "area": row["area"], "parent": row["code"]}, JULY_2025)


def _office_before(row: Row) -> None:
    """The committee of the old commune by which the new one belongs to the old tree."""
    origin = directory.predecessors(_area(row["area"], JULY_2025))[0].before
    name = f"Ủy ban nhân dân {_in_a_sentence(origin)}"
    parent = row["before"].rpartition(".")[0]
    _office({"code": row["before"], "kind": "committee", "name": name, "parent": parent, "area": origin.code}, BEGIN)
    _close(row["before"], row["code"])


def _office(row: Row, valid_from: date) -> Office:
    if there := directory.office_by_code(row["code"]):
        return there
    above = row.get("parent") or (row["code"].rpartition(".")[0] if valid_from == BEGIN else "")
    parent = directory.office_by_code(above) if above else None
    return directory.make_office(
        name=row["name"],
        kind=row["kind"],
        code=row["code"],
        parent=parent,
        area=_area(row["area"], valid_from) if "area" in row else _above(parent),
        short_name=row.get("short_name", ""),
        phone=row.get("phone", ""),
        email=row.get("email", ""),
        address=row.get("address", ""),
        sectors=row.get("sectors", ()),
        valid_from=valid_from,
        by=PLATFORM,
    )


def _close(code: str, after: str | None) -> None:
    office = directory.office_by_code(code)
    if office is not None and office.valid_to is None:
        successor = directory.office_by_code(after) if after else None
        directory.close_office(office.pk, successor=successor, day=JULY_2025, by=PLATFORM)


def _person(row: Row) -> Person:
    person = directory.person_by_number(row["personal_number"]) or directory.register_person(
        name=row["name"],
        personal_number=row["personal_number"],
        born_on=row["born_on"],
        sex=row["sex"],
        phone=row["phone"],
        email=row.get("email", ""),
        address=row.get("address", ""),
        area=_area(row["commune"], JULY_2025),
        ethnicity="01",
        by=PLATFORM,
    )
    for position in row.get("position", []):
        _appoint(person, position)
    return person


def _appoint(person: Person, row: Row) -> None:
    declared = directory.roles()
    roles = [role for role in row["roles"] if role in declared]  # a part that is switched off declares none
    held = {(p.office.code, p.title): p for p in directory.positions_of(person)}
    if position := held.get((row["office"], row["title"])):
        directory.give_roles(position.pk, roles, by=PLATFORM)
        return
    office = directory.office_by_code(row["office"])
    if office is None:
        raise LookupError(f"demo/people.toml names the office {row['office']}, which demo/offices.toml lacks.")
    directory.appoint(
        person,
        office,
        row["title"],
        is_head=row.get("is_head", False),
        roles=roles,
        valid_from=JULY_2025,
        by=PLATFORM,
    )


def _business(row: Row, representative: Person) -> None:
    if directory.business_by_tax_code(row["tax_code"]) is None:
        directory.register_business(
            name=row["name"],
            kind=row.get("kind", "business"),
            tax_code=row["tax_code"],
            representative=representative,
            phone=row.get("phone", ""),
            email=row.get("email", ""),
            address=row.get("address", ""),
            area=_area(row["commune"], JULY_2025),
            by=PLATFORM,
        )


def _mandate(row: Row, person: Person) -> None:
    business = directory.business_by_tax_code(row["tax_code"])
    if business is not None and not business.mandates.filter(person=person).exists():
        directory.give_mandate(business, person, topics=row["topics"], paper=row["paper"], by=PLATFORM)


def _area(code: str, day: date) -> Area:
    level = {2: Area.Level.PROVINCE, 3: Area.Level.DISTRICT, 5: Area.Level.COMMUNE}[len(code)]
    area = directory.area_on(code, level, day)
    if area is None:
        raise LookupError(f"There is no unit {code} on {day}.")
    return area


def _above(parent: Office | None) -> Area:
    if parent is None:
        raise LookupError("An office at the top of the demonstration needs its unit.")
    return parent.area


def _in_a_sentence(area: Area) -> str:
    """``Phường Long An`` → ``phường Long An``."""
    return f"{area.kind.lower()} {area.name}"


def _read(name: str) -> dict[str, list[Row]]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
