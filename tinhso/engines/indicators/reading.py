"""Reading many figures at once, exactly as things are: rollups up to the watermark, events from there on.

One statement sees both in one snapshot. The watermark is read just before, so that the statement's ranges are
constants that the planner can judge; the statement returns the version it saw, and if a fold came between the two
the read is done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection

from tinhso.engines.indicators.asking import Place, statement
from tinhso.engines.indicators.series import Series
from tinhso.engines.indicators.spans import Span
from tinhso.engines.indicators.watermark import RAW, State, state

TRIES = 3
@dataclass(frozen=True)
class Cells:
    """The answer: value by (series key, is stock, slot, group); what is not there is 0."""

    values: Mapping[tuple[int, bool, int, int], int] = field(default_factory=dict)

    def __getitem__(self, cell: tuple[Series, int, int]) -> int:
        series, slot, group = cell
        return self.values.get((series.key, series.is_stock, slot, group), 0)


def read(series: Iterable[Series], spans: Sequence[Span], places: Sequence[Place]) -> Cells:
    """The value of every series in every span (by its slot) and place (by its index); two statements."""
    wanted = list({(s.key, s.is_stock): s for s in series}.values())
    if not wanted or not spans or not places:
        return Cells()
    for _ in range(TRIES):
        then = state()
        rows, version = _read(wanted, spans, places, then)
        if version == then.version:
            return Cells(rows)
    return Cells(_read(wanted, spans, places, RAW)[0])  # folds come too fast; the events alone are always right


def _read(
    wanted: list[Series], spans: Sequence[Span], places: Sequence[Place], then: State
) -> tuple[dict[tuple[int, bool, int, int], int], int]:
    sql, values = statement(wanted, spans, places, then)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchall()
    version = next(row[4] for row in found if row[0] is None)
    return {(row[0], row[1], row[2], row[3]): int(row[4]) for row in found if row[0] is not None}, version


