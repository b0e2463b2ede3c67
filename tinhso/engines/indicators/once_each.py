"""Counting each thing once: records, procedures, offices … that came in at all, less those taken back again.

Such counts add up neither over months nor over offices, so no rollup can hold them: they are counted from the
events, in the same statement and so in the same snapshot as everything else on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tinhso.engines.indicators.places import Places
from tinhso.engines.indicators.series import STOCK, THINGS, YEAR, Series
from tinhso.engines.indicators.spans import Span, from_the_beginning, from_the_years_beginning
from tinhso.engines.indicators.statements import MET, WORTH, Sql, columns, kinds_of, recorded_before

ONCE_EACH = f"""
SELECT key, reach, slot, place, count(*), NULL FROM (
    SELECT term.key, term.reach, at.slot, scope.place
    FROM events_event e JOIN term ON {MET}
    JOIN unnest(%s::bigint[], %s::int[], %s::int[], %s::timestamptz[], %s::timestamptz[], %s::text[])
        AS at(key, reach, slot, lo, hi, each)
        ON at.key = term.key AND at.reach = term.reach AND e.at >= at.lo AND e.at < at.hi
    JOIN LATERAL (VALUES {{looks}}) AS look(office, area) ON true
    JOIN scope ON scope.office = look.office AND scope.area = look.area
    JOIN LATERAL (SELECT CASE at.each {" ".join(f"WHEN '{name}' THEN {what}" for name, what in THINGS.items())} END)
        AS thing(name) ON thing.name IS NOT NULL
    WHERE e.kind = ANY(%s) AND e.at >= %s AND e.at < %s{{here}}
    GROUP BY term.key, term.reach, at.slot, scope.place, thing.name
    HAVING sum({WORTH}) > 0) AS counted
GROUP BY 1, 2, 3, 4
UNION ALL"""


def once_each(series: Sequence[Series], spans: Sequence[Span], places: Places, known_by: datetime | None = None) -> Sql:
    """One more branch of the read, or nothing; ``known_by``: only of what had been recorded before that moment."""
    if not series:
        return "", []
    asked = [(s, _whole(s, span)) for s in series for span in spans]
    here, here_values = places.here
    known, known_values = recorded_before(known_by)
    sql = ONCE_EACH.format(looks=", ".join(_look(way) for way in places.ways), here=here + known)
    return sql, [
        *columns([(s.key, s.reach, span.slot, span.lo, span.hi, s.each) for s, span in asked], 6),
        kinds_of(series),
        min(span.lo for _, span in asked),
        max(span.hi for _, span in asked),
        *here_values,
        *known_values,
    ]


def _whole(series: Series, span: Span) -> Span:
    if series.reach == YEAR:
        return from_the_years_beginning(span)
    return from_the_beginning(span) if series.reach == STOCK else span


def _look(way: tuple[str, ...]) -> str:
    office, area = (f"coalesce(e.{name}, 0)" if name in way else "-1" for name in ("office", "area"))
    return f"({office}, {area})"
