"""The statement behind a read: rows of rollups, events that have no rows, and the tail, brought to one grain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tinhso.engines.indicators.lines import Block, lines
from tinhso.engines.indicators.once_each import once_each
from tinhso.engines.indicators.places import Places
from tinhso.engines.indicators.series import FLOW, STOCK, YEAR, Series
from tinhso.engines.indicators.spans import Rows, Span, cut, from_the_years_beginning, one_after_the_other
from tinhso.engines.indicators.statements import TERM, columns, term_values
from tinhso.engines.indicators.watermark import State

# LATERAL with a sum of its own: one short range of the index for each series and piece, never the whole table.
ROWS = """
    SELECT series.key, series.reach, piece.slot, found.office, found.area, found.worth
    FROM series JOIN piece USING (reach), LATERAL (
        SELECT r.office, r.area, sum(r.value) AS worth FROM indicators_rollup r
        WHERE r.key = series.key AND r.grain = piece.grain AND r.day >= piece.lo AND r.day < piece.hi AND {where}
        GROUP BY 1, 2) AS found
    WHERE series.key = ANY(%s)
    UNION ALL"""
READ = """
WITH {term},
series(key, reach) AS (SELECT * FROM unnest(%s::bigint[], %s::int[])),
scope(place, office, area) AS (SELECT * FROM unnest(%s::int[], %s::int[], %s::int[])),
piece(reach, slot, grain, lo, hi) AS (SELECT * FROM unnest(%s::int[], %s::int[], %s::int[], %s::date[], %s::date[])),
line AS ({lines}),
part AS MATERIALIZED ({rows}
    SELECT key, reach, slot, {office} AS office, {area} AS area, sum(worth) AS worth
    FROM line GROUP BY key, reach, slot, GROUPING SETS ({sets}))
SELECT key, reach, slot, place, sum(worth), NULL FROM part JOIN scope USING (office, area) GROUP BY 1, 2, 3, 4
UNION ALL{once_each}
SELECT NULL, NULL, NULL, NULL, coalesce((SELECT version FROM indicators_watermark), 0),
    pg_current_snapshot()::text"""


def statement(
    wanted: list[Series], spans: Sequence[Span], places: Places, then: State, known_by: datetime | None = None
) -> tuple[str, list[Any]]:
    """The SQL and its values. For a stock a slot holds what came since the next earlier one (see ``spans``).

    What was known by a moment is what is known now less what has been recorded since: nothing recorded is ever changed.
    """
    added = [s for s in wanted if not s.each]
    rolled, raw = [s for s in added if then.holds(s)], [s for s in added if not then.holds(s)]
    tail, whole = spans_of(rolled, spans), spans_of(raw, spans)
    pieces = [(reach, p) for reach, span in tail for p in cut(span, days_from=then.days_from)]
    edges = [(reach, p) for reach, p in pieces if isinstance(p, Span)]
    line_sql, line_values = lines(
        (
            Block(rolled, edges, " AND e.xid < %s::xid8", [then.xid]),
            Block(raw, whole),
            Block(rolled, tail, " AND e.xid >= %s::xid8", [then.xid]),
            *_recorded_since(known_by, added, spans),
        ),
        places.here,
    )
    once_sql, once_values = once_each([s for s in wanted if s.each], spans, places, known_by)
    keys = [s.key for s in rolled]
    ways = places.rows if keys else []
    sets = places.grouping_sets
    sql = READ.format(
        term=TERM,
        lines=line_sql,
        rows="".join(ROWS.format(where=where) for where, _ in ways),
        sets=sets,
        office=_or_all("office", sets),
        area=_or_all("area", sets),
        once_each=once_sql,
    )
    values = [
        *term_values(wanted),
        *columns([(s.key, s.reach) for s in wanted], 2),
        *columns(places.scope, 3),
        *columns([(reach, p.slot, p.grain, p.lo, p.hi) for reach, p in pieces if isinstance(p, Rows)], 5),
        *line_values,
        *(value for _, more in ways for value in (*more, keys)),
        *once_values,
    ]
    return sql, values


def _recorded_since(known_by: datetime | None, series: list[Series], spans: Sequence[Span]) -> list[Block]:
    if known_by is None:
        return []
    return [Block(series, spans_of(series, spans), " AND e.recorded_at >= %s", [known_by], sign=-1)]


def spans_of(series: Sequence[Series], spans: Sequence[Span]) -> list[tuple[int, Span]]:
    """What each reach is added up over; the same for all series of one reach."""
    reaches = {s.reach for s in series}
    found: list[tuple[int, Span]] = []
    if FLOW in reaches:
        found += [(FLOW, span) for span in spans]
    if STOCK in reaches:
        found += [(STOCK, span) for span in one_after_the_other(spans)]
    if YEAR in reaches:
        found += [(YEAR, from_the_years_beginning(span)) for span in spans]
    return found


def _or_all(column: str, sets: str) -> str:
    return f"CASE WHEN grouping({column}) = 1 THEN -1 ELSE {column} END" if column in sets else "-1"
