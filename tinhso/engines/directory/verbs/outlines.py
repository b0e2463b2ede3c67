"""Bringing the approximate outlines up to the project's file, beside the register of units."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tinhso.base import clock
from tinhso.base.geometry import Place, Ring
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.shapes import AreaRing, AreaShape
from tinhso.engines.directory.verbs.areas import rows

SOURCE = "Ranh giới xấp xỉ theo tâm các đơn vị hành chính"  # stands beside the map, as the source of a real one does


@transaction.atomic
def load_outlines() -> int:
    """Make the approximate outlines say what ``outlines.csv`` says; returns how many units changed.

    An outline that an operator loaded stays as it is.
    """
    units = {(a.level, a.code, a.valid_from): a.pk for a in Area.objects.all()}
    there = {s.pk: s for s in AreaShape.objects.prefetch_related("rings")}
    changed = 0
    for row in rows("outlines.csv"):
        unit = units[row["level"], row["code"], date.fromisoformat(row["valid_from"])]
        known = there.get(unit)
        centre, lines = Place(float(row["longitude"]), float(row["latitude"])), _lines(row["rings"])
        if known and (not known.is_approximate or _says(known, centre, lines)):
            continue
        replace_shape(unit, centre, lines, source=SOURCE, is_approximate=True)
        changed += 1
    return changed


def replace_shape(
    area: int, centre: Place, lines: list[tuple[Ring, bool]], *, source: str, is_approximate: bool
) -> AreaShape:
    """Put one unit's outline in the place of the one before; ``lines`` are rings, each with whether it is a hole."""
    shape, _made = AreaShape.objects.update_or_create(
        area_id=area,
        defaults={
            "centre": centre,
            "source": source,
            "is_approximate": is_approximate,
            "loaded_at": clock.now(),
        },
    )
    shape.rings.all().delete()
    AreaRing.objects.bulk_create(AreaRing(shape=shape, line=line, is_hole=hole) for line, hole in lines)
    return shape


def _says(known: AreaShape, centre: Place, lines: list[tuple[Ring, bool]]) -> bool:
    there = sorted((tuple(ring.line), ring.is_hole) for ring in known.rings.all())
    return Place(*known.centre) == centre and there == sorted(lines)


def _lines(text: str) -> list[tuple[Ring, bool]]:
    """``106.1 10.5,106.2 10.5,…|-106.15 10.52,…``: rings of longitude and latitude; a minus sign marks a hole."""
    return [
        (tuple(Place(*map(float, pair.split())) for pair in ring.removeprefix("-").split(",")), ring.startswith("-"))
        for ring in text.split("|")
    ]
