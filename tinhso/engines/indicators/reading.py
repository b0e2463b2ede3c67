"""Reading many figures at once, exactly as things are: rollups up to the watermark, events from there on.

One statement sees both in one snapshot. The watermark is read just before, so that the statement's ranges are
constants that the planner can judge; the statement returns the version it saw, and if a fold came between the two
the read is done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from tinhso.engines.indicators.asking import statement
from tinhso.engines.indicators.places import Place, Places
from tinhso.engines.indicators.series import Series
from tinhso.engines.indicators.spans import Span, one_after_the_other
from tinhso.engines.indicators.watermark import RAW, State, state

TRIES = 3
Cell = tuple[int, int, int, int]  # series key, reach, slot, place


@dataclass(frozen=True)
class Cells:
    """The answer; what is not there is 0."""

    values: Mapping[Cell, int] = field(default_factory=dict)
    earlier: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # a stock's slots up to each, itself too
    snapshot: str = ""  # which transactions it saw

    def __getitem__(self, cell: tuple[Series, int, int]) -> int:
        series, slot, place = cell
        slots = self.earlier[slot] if series.is_stock and not series.each else (slot,)
        return sum(self.values.get((series.key, series.reach, one, place), 0) for one in slots)


def read(
    series: Iterable[Series], spans: Sequence[Span], places: Sequence[Place], known_by: datetime | None = None
) -> Cells:
    """The value of every series in every span (by its slot) and place (by its number); two statements.

    ``known_by``: as it was recorded before that moment, whatever has been written down or taken back since.
    """
    wanted = list({(s.key, s.reach): s for s in series}.values())
    if not wanted or not spans or not places:
        return Cells()
    slots = [span.slot for span in one_after_the_other(spans)]
    earlier = {slot: tuple(slots[: n + 1]) for n, slot in enumerate(slots)}
    for _ in range(0 if any(place.is_crossing for place in places) else TRIES):
        then = state()
        values, version, snapshot = _read(wanted, spans, Places(places), then, known_by)
        if version == then.version:
            return Cells(values, earlier, snapshot)
    # Folds come too fast, or there are no rows for such a place: the events alone are always right.
    values, _version, snapshot = _read(wanted, spans, Places(places), RAW, known_by)
    return Cells(values, earlier, snapshot)


def _read(
    wanted: list[Series], spans: Sequence[Span], places: Places, then: State, known_by: datetime | None
) -> tuple[dict[Cell, int], int, str]:
    sql, values = statement(wanted, spans, places, then, known_by)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchall()
    version, snapshot = next((row[4], row[5]) for row in found if row[0] is None)
    return {(row[0], row[1], row[2], row[3]): int(row[4]) for row in found if row[0] is not None}, version, snapshot
