"""Lives of planted reports: who reports what where, and when what is done with it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings

from tinhso.base import clock
from tinhso.engines.calendars.api import Timetable
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.systems.feedback.planting.ways import WAYS

FILE: Path = settings.BASE_DIR / "demo" / "reports.toml"
HOUR = 3600
AROUND = 0.006  # degrees, about 650 m


@dataclass(frozen=True)
class Life:
    """One report; ``acts`` are verbs with their moments, ``row`` is what demo/reports.toml says of it."""

    row: Mapping[str, Any]
    at: datetime
    area: Area | None
    lat: float | None
    lng: float | None
    acts: tuple[tuple[datetime, str], ...]


def lives(table: Timetable, *, seed: int = 1022) -> list[Life]:
    """The reports of the demonstration, dated back from now in the working time of the 1022 centre."""
    chance = Random(seed)
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["report"]
    return [_life(row, table, chance) for row in rows]


def _life(row: dict[str, Any], table: Timetable, chance: Random) -> Life:
    worked = table.worked(clock.now())
    begin = worked - row["hours"] * HOUR + chance.randrange(-1200, 1200)
    took = row.get("took", min(8.0, row["hours"] * 0.6)) * HOUR
    verbs = WAYS[row["way"]]
    acts = tuple(
        (table.moment(int(begin + took * (place / len(verbs)) ** 1.5)), verb) for place, verb in enumerate(verbs, 1)
    )
    area = directory.area_on(row["area"])
    lat, lng = _place(area, chance) if row["place"] and area is not None else (None, None)
    return Life(row, table.moment(begin), area, lat, lng, acts)


def _place(area: Area, chance: Random) -> tuple[float | None, float | None]:
    """A place in the unit, near its centre; within its outline."""
    centre = directory.centre_of(area)
    if centre is None:
        return None, None
    for _ in range(20):
        lat = round(centre.lat + chance.uniform(-AROUND, AROUND), 6)
        lng = round(centre.lng + chance.uniform(-AROUND, AROUND), 6)
        if directory.area_at(lat, lng) in (area, None):
            return lat, lng
    return round(centre.lat, 6), round(centre.lng, 6)
