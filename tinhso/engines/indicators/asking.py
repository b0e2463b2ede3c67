"""The statement behind a read: rows of rollups, events that have no rows, and the tail, brought to one grain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tinhso.engines.indicators.series import Series
from tinhso.engines.indicators.spans import Rows, Span, cut, from_the_beginning
from tinhso.engines.indicators.statements import MET, TERM, WORTH, kinds_of, term_values, within
from tinhso.engines.indicators.watermark import State

Ids = Sequence[int] | None
NO_LINE = """
    SELECT NULL::bigint AS key, false AS stock, 0 AS slot, 0 AS office, 0 AS area, 0::bigint AS worth WHERE false"""


@dataclass(frozen=True)
class Place:
    """Offices and areas whose events count; None is all of them, 0 stands for events that name none."""

    offices: Ids = None
    areas: Ids = None


def statement(
    wanted: list[Series], spans: Sequence[Span], places: Sequence[Place], then: State
) -> tuple[str, list[Any]]:
    """The SQL and its values: ``places`` are numbered as they stand."""
    rolled = [s for s in wanted if then.holds(s)]
    raw = [s for s in wanted if not then.holds(s)]
    tail = [(s.is_stock, _for(s, w)) for s in _flow_and_stock(rolled) for w in spans]
    whole = [(s.is_stock, _for(s, w)) for s in _flow_and_stock(raw) for w in spans]
    pieces = [(stock, p) for stock, w in tail for p in cut(w, days_from=then.days_from)]
    rows = [(stock, p) for stock, p in pieces if isinstance(p, Rows)]
    edges = [(stock, p) for stock, p in pieces if isinstance(p, Span)]
    lines, line_values = _lines(
        [
            (rolled, edges, "e.xid < %s::xid8", [then.xid]),
            (raw, whole, "true", []),
            (rolled, tail, "e.xid >= %s::xid8", [then.xid]),
        ],
        places,
    )
    scope = [(n, o, a) for n, p in enumerate(places) for o in _ids(p.offices) for a in _ids(p.areas)]
    sql = f"""
WITH {TERM},
series(key, stock) AS (SELECT * FROM unnest(%s::bigint[], %s::bool[])),
scope(place, office, area) AS (SELECT * FROM unnest(%s::int[], %s::int[], %s::int[])),
piece(stock, slot, grain, lo, hi) AS (SELECT * FROM unnest(%s::bool[], %s::int[], %s::int[], %s::date[], %s::date[])),
line AS ({lines}),
cube AS (
    SELECT key, stock, slot, CASE WHEN grouping(office) = 1 THEN -1 ELSE office END AS office,
        CASE WHEN grouping(area) = 1 THEN -1 ELSE area END AS area, sum(worth) AS worth
    FROM line GROUP BY key, stock, slot, CUBE (office, area))
SELECT key, stock, slot, place, sum(worth) FROM (
    SELECT series.key, series.stock, piece.slot, scope.place, r.value AS worth
    FROM series JOIN piece USING (stock) CROSS JOIN scope JOIN indicators_rollup r ON r.key = series.key
        AND r.grain = piece.grain AND r.office = scope.office AND r.area = scope.area
        AND r.day >= piece.lo AND r.day < piece.hi
    WHERE series.key = ANY(%s)
    UNION ALL
    SELECT cube.key, cube.stock, cube.slot, scope.place, cube.worth FROM cube JOIN scope USING (office, area)
) AS part GROUP BY 1, 2, 3, 4
UNION ALL
SELECT NULL, NULL, NULL, NULL, coalesce((SELECT version FROM indicators_watermark), 0)"""
    values = [
        *term_values(wanted),
        *_columns([(s.key, s.is_stock) for s in wanted], 2),
        *_columns(scope, 3),
        *_columns([(stock, p.slot, p.grain, p.lo, p.hi) for stock, p in rows], 5),
        *line_values,
        [s.key for s in rolled],
    ]
    return sql, values


def _lines(
    blocks: Iterable[tuple[list[Series], list[tuple[bool, Span]], str, list[Any]]], places: Sequence[Place]
) -> tuple[str, list[Any]]:
    """Events of each block's spans that meet its series' terms, one line for each slot they fall in."""
    office, office_values = within("office", _all(p.offices for p in places))
    area, area_values = within("area", _all(p.areas for p in places))
    parts, values = [], []
    for series, spans, condition, more in blocks:
        if not series or not spans:
            continue
        parts.append(f"""
    SELECT term.key, series.stock, at.slot, coalesce(e.office, 0) AS office, coalesce(e.area, 0) AS area,
        {WORTH} AS worth
    FROM events_event e JOIN term ON {MET} JOIN series ON series.key = term.key
    JOIN unnest(%s::bool[], %s::int[], %s::timestamptz[], %s::timestamptz[]) AS at(stock, slot, lo, hi)
        ON at.stock = series.stock AND e.at >= at.lo AND e.at < at.hi
    WHERE e.kind = ANY(%s) AND term.key = ANY(%s) AND {condition}{office}{area} AND ({_ranges(spans)})""")
        merged = _merged(spans)
        values += _columns([(stock, s.slot, s.lo, s.hi) for stock, s in spans], 4)
        values += [kinds_of(series), [s.key for s in series], *more, *office_values, *area_values]
        values += [moment for pair in merged for moment in pair]
    return " UNION ALL ".join(parts) or NO_LINE, values


def _ranges(spans: list[tuple[bool, Span]]) -> str:
    return " OR ".join("(e.at >= %s AND e.at < %s)" for _ in _merged(spans))


def _merged(spans: list[tuple[bool, Span]]) -> list[list[Any]]:
    """The ranges of time that the spans cover, without overlaps."""
    found: list[list[Any]] = []
    for lo, hi in sorted({(s.lo, s.hi) for _, s in spans}):
        if found and lo <= found[-1][1]:
            found[-1][1] = max(found[-1][1], hi)
        else:
            found.append([lo, hi])
    return found


def _for(series: Series, span: Span) -> Span:
    return from_the_beginning(span) if series.is_stock else span


def _flow_and_stock(series: list[Series]) -> list[Series]:
    """One flow and one stock at most: their spans are the same for all of them."""
    return list({s.is_stock: s for s in series}.values())


def _ids(ids: Ids) -> Sequence[int]:
    return (-1,) if ids is None else list(dict.fromkeys(ids))


def _all(several: Iterable[Ids]) -> Ids:
    found: set[int] = set()
    for ids in several:
        if ids is None:
            return None
        found.update(ids)
    return sorted(found)


def _columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[Any]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]
