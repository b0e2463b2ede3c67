"""Finding units as they were on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from tinhso.base import clock
from tinhso.base.text import fold, sort_key
from tinhso.engines.directory.areas import Area, Succession
from tinhso.engines.directory.dated import valid_on

_KINDS = "|".join(
    f"{kind} " for kind in ("phuong", "xa", "dac khu", "thi tran", "tinh", "thanh pho", "huyen", "thi xa")
)


def area_on(code: str, level: str = Area.Level.COMMUNE, day: date | None = None) -> Area | None:
    """The unit that bore ``code`` on ``day`` (today): ``80`` was Long An until 30 June 2025, Tây Ninh since."""
    units = Area.objects.on(day or clock.today()).filter(code=code, level=level)
    return units.select_related("parent__parent").first()


def provinces(day: date | None = None) -> list[Area]:
    """The provinces of ``day`` in Vietnamese order: 63 until 30 June 2025, 34 since."""
    return _in_order(Area.objects.on(day or clock.today()).filter(level=Area.Level.PROVINCE))


def children_of(area: Area, day: date | None = None) -> list[Area]:
    """The units directly under ``area`` on ``day``."""
    return _in_order(area.children.filter(valid_on(day or clock.today())))


def communes_of(province: Area, day: date | None = None) -> list[Area]:
    """The communes of a province on ``day``, also those under its districts."""
    inside = Q(parent=province) | Q(parent__parent=province)
    units = Area.objects.on(day or clock.today()).filter(inside, level=Area.Level.COMMUNE)
    return _in_order(units.select_related("parent__parent"))


def successors(area: Area) -> list[Succession]:
    """What took over ``area``, the main heir first, each with its share."""
    return list(area.successions.select_related("after").order_by("-main_heir", "-share", "after__code"))


def predecessors(area: Area) -> list[Succession]:
    """What ``area`` took over, the main origin first."""
    return list(area.origins.select_related("before").order_by("-main_origin", "-share", "before__code"))


def find_area(
    words: str,
    *,
    level: str = Area.Level.COMMUNE,
    day: date | None = None,
    within: Area | None = None,
    near: Area | None = None,
    n: int = 20,
) -> list[Area]:
    """Units with words in their or their parents' names that begin so, diacritics or not: ``long an tay n``.

    Exact names come first, then names that hold the words together, then the rest; among equals those of the
    province ``near`` come first.
    """
    text = fold(words).replace(",", " ")
    units = Area.objects.on(day or clock.today()).filter(level=level)
    if within is not None:
        units = units.filter(Q(parent=within) | Q(parent__parent=within))
    for word in text.split():
        units = units.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    together = re.escape(" ".join(text.split()))
    rank = Case(
        When(folded__regex=f"^({_KINDS})?{together}(,|$)", then=Value(0)),
        When(folded__regex=f"^[^,]*\\m{together}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ours = Case(When(parent=near, then=Value(0)), default=Value(1)) if near else Value(0)
    return list(units.select_related("parent__parent").order_by(rank, ours, "folded", "code")[:n])


def area_by_line(line: str, day: date | None = None) -> Area | None:
    """The commune that a person chose by its whole line: ``Phường Long An, Tỉnh Tây Ninh``."""
    return next((area for area in find_area(line, day=day) if fold(area.line) == fold(line)), None)


# Down the tree and back to what the units took over whole or as main heir; then, for a district or province of
# before, onward to the communes that still belong to it through their main origin.
_ROLLUP = """
    WITH RECURSIVE under (id) AS (
        SELECT %(area)s::int
        UNION
        SELECT next.id FROM under, LATERAL (
            SELECT a.id FROM directory_area a WHERE a.parent_id = under.id
            UNION ALL
            SELECT s.before_id FROM directory_succession s WHERE s.after_id = under.id AND s.main_heir
        ) next
    ), onward (id) AS (
        SELECT id FROM under
        UNION
        SELECT s.after_id FROM onward
        JOIN directory_succession s ON s.before_id = onward.id AND s.main_origin
        JOIN directory_area a ON a.id = s.after_id AND a.level = 'commune'
        WHERE %(level)s <> 'commune'
    )
    SELECT id FROM onward JOIN directory_area USING (id) WHERE valid_from <= %(day)s
"""


def rollup_areas(area: Area, day: date | None = None) -> frozenset[int]:
    """The units whose records count for ``area``, as far as the tree had grown on ``day`` (today).

    Along the new tree: its communes and all that went into them. Along the old tree: its communes and those that
    came out of them. Among the units of one level on one day these sets never overlap, so figures add up.
    """
    values: dict[str, int | str | date] = {"area": area.pk, "level": area.level, "day": day or clock.today()}
    with connection.cursor() as cursor:
        cursor.execute(_ROLLUP, values)
        return frozenset(row[0] for row in cursor.fetchall())


def origins_of(areas: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each unit itself and all that went into it whole or as its main heir, however long ago: their records are
    its own. One statement for each generation."""
    found = {area: {area} for area in areas}
    heirs = {area: area for area in found}  # the unit that counts what this one had
    while heirs:
        rows = Succession.objects.filter(after__in=heirs, main_heir=True).values_list("before", "after")
        heirs = {before: heirs[after] for before, after in rows if before not in found[heirs[after]]}
        for before, heir in heirs.items():
            found[heir].add(before)
    return {area: frozenset(origins) for area, origins in found.items()}


def areas_by_id(ids: Iterable[int]) -> dict[int, Area]:
    """Many units at once, with their parents."""
    return Area.objects.select_related("parent__parent").in_bulk(list(ids))


def _in_order(units: QuerySet[Area]) -> list[Area]:
    return sorted(units, key=lambda area: (sort_key(area.name), area.code))
