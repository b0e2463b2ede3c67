"""Long An whole, as it was until 30 June 2025: its departments, 15 districts and 188 communes, then the merger.

Only the full planting brings these in; the small demonstration knows a commune of each of ten districts.
"""

from __future__ import annotations

from django.db import transaction

from tinhso.base.straight import without_savepoints
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.demo import BEGIN, JULY_2025, Row, _area, _close, _in_a_sentence, _office, _read
from tinhso.engines.directory.offices import Office

PROVINCE = "H39"


@transaction.atomic
def plant_before() -> int:
    """What is there already stays as it is. Returns how many offices were made."""
    there = Office.objects.count()
    rows = _read("longan.toml")
    with without_savepoints():
        for row in rows["department"]:
            _open(row | {"kind": "department"})
        for row in rows["district"]:
            called = _in_a_sentence(_area(row["area"], BEGIN))
            _open(row | {"kind": "committee", "name": f"Ủy ban nhân dân {called}"})
        for district in _districts():
            _communes(district)
            _close(district.code, None)
        for row in rows["department"]:
            _close(row["code"], row["after"])
        _close(PROVINCE, "H53")
    return Office.objects.count() - there


def _open(row: Row) -> None:
    """Under the province, which the small demonstration closed already."""
    _office(row | {"parent": PROVINCE}, BEGIN)


def _districts() -> list[Office]:
    rows = Office.objects.filter(parent__code=PROVINCE, kind=Office.Kind.COMMITTEE, area__level=Area.Level.DISTRICT)
    return list(rows.select_related("area").order_by("code"))


def _communes(district: Office) -> None:
    """A committee for each commune of the district, beginning with the one of the small demonstration."""
    have = {office.area_id: office for office in district.children.all()}
    number = len(have)
    for commune in directory.children_of(district.area, BEGIN):
        if commune.pk in have:
            continue
        number += 1
        code = f"{district.code}.{number:02}"
        name = f"Ủy ban nhân dân {_in_a_sentence(commune)}"
        _office({"code": code, "kind": "committee", "name": name, "parent": district.code, "area": commune.code}, BEGIN)
        _close(code, _heir(commune))


def _heir(commune: Area) -> str | None:
    """The committee that goes on with the work, where the demonstration has it."""
    after = next(iter(directory.successors(commune)), None)
    if after is None:
        return None
    found = Office.objects.on(JULY_2025).filter(area=after.after, kind=Office.Kind.COMMITTEE).order_by("code").first()
    return found.code if found else None
