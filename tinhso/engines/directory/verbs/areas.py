"""Bringing the register of administrative units up to the project's CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from tinhso.base.text import fold
from tinhso.engines.directory.areas import Area, Succession

DATA = Path(__file__).parents[1] / "data"
LEVELS = (Area.Level.PROVINCE, Area.Level.DISTRICT, Area.Level.COMMUNE)
_FIELDS = ["kind", "name", "folded", "parent_id", "valid_to", "latitude", "longitude"]
_TAKEN_OVER = ["share", "main_heir", "main_origin", "basis"]
Key = tuple[str, str, date]


@transaction.atomic
def load_areas() -> int:
    """Make the tables say what ``areas.csv`` and ``successions.csv`` say; returns how many rows changed.

    Rows keep their integers for ever, since events name them; a row that is in no file stays as it is.
    """
    changed = 0
    listed = list(rows("areas.csv"))
    for level in LEVELS:
        known = _known()
        above = {key: area for key, area in known.items() if area.level != Area.Level.COMMUNE}
        wanted = [_area(row, above) for row in listed if row["level"] == level]
        stale = [area for area in wanted if not _same(area, known.get(_key(area)), _FIELDS)]
        Area.objects.bulk_create(
            stale, update_conflicts=True, unique_fields=["level", "code", "valid_from"], update_fields=_FIELDS
        )
        changed += len(stale)
    return changed + _load_successions()


def _load_successions() -> int:
    known = {key: area.pk for key, area in _known().items()}
    there = {(s.before_id, s.after_id): s for s in Succession.objects.all()}
    stale = []
    for row in rows("successions.csv"):
        before, after = (
            known[row["level"], row[side], date.fromisoformat(row[f"{side}_from"])] for side in ("before", "after")
        )
        succession = Succession(
            before_id=before,
            after_id=after,
            share=Decimal(row["share"]),
            main_heir=row["main_heir"] == "1",
            main_origin=row["main_origin"] == "1",
            basis=row["basis"],
        )
        if not _same(succession, there.get((before, after)), _TAKEN_OVER):
            stale.append(succession)
    Succession.objects.bulk_create(
        stale, update_conflicts=True, unique_fields=["before", "after"], update_fields=_TAKEN_OVER
    )
    return len(stale)


def _area(row: dict[str, str], known: dict[Key, Area]) -> Area:
    begins = date.fromisoformat(row["valid_from"])
    parent = _parent(row["parent"], begins, known) if row["parent"] else None
    name = fold(f"{row['kind']} {row['name']}")
    return Area(
        level=row["level"],
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        folded=f"{name}, {parent.folded}" if parent else name,
        parent_id=parent.pk if parent else None,
        valid_from=begins,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )


def _parent(code: str, day: date, known: dict[Key, Area]) -> Area:
    """Provinces have two digits, districts three; the parent is the unit that bore the code on that day."""
    level = LEVELS[len(code) - 2]
    begins = max(at for (level_, code_, at) in known if (level_, code_) == (level, code) and at <= day)
    return known[level, code, begins]


def _known() -> dict[Key, Area]:
    return {_key(area): area for area in Area.objects.all()}


def _key(area: Area) -> Key:
    return area.level, area.code, area.valid_from


def _same(wanted: object, there: object, fields: list[str]) -> bool:
    return there is not None and all(getattr(wanted, field) == getattr(there, field) for field in fields)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of one of the project's CSV files."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
