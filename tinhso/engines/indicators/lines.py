"""The part of a read that comes from events: those past the watermark, and those for which there are no rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tinhso.engines.indicators.series import Series
from tinhso.engines.indicators.spans import Span
from tinhso.engines.indicators.statements import MET, WORTH, Sql, columns, kinds_of

NO_LINE = """
    SELECT NULL::bigint AS key, 0 AS reach, 0 AS slot, 0 AS office, 0 AS area, 0::bigint AS worth WHERE false"""
# For each (reach, span) that an event falls into, what it adds.
LINES = f"""
    SELECT term.key, term.reach, at.slot, coalesce(e.office, 0) AS office, coalesce(e.area, 0) AS area,
        %s * {WORTH} AS worth
    FROM events_event e JOIN term ON {MET}
    JOIN unnest(%s::int[], %s::int[], %s::timestamptz[], %s::timestamptz[]) AS at(reach, slot, lo, hi)
        ON at.reach = term.reach AND e.at >= at.lo AND e.at < at.hi
    WHERE e.kind = ANY(%s) AND term.key = ANY(%s)"""
Spans = Sequence[tuple[int, Span]]


@dataclass(frozen=True)
class Block:
    """Events of ``series`` within ``spans`` that also meet a condition on their transaction."""

    series: Sequence[Series]
    spans: Spans
    condition: str = ""
    values: list[Any] = field(default_factory=list)
    sign: int = 1  # -1 takes away what another block adds


def lines(blocks: Iterable[Block], here: Sql) -> Sql:
    """The lines of all blocks; ``here`` narrows them to the offices and areas that are asked for."""
    parts: list[str] = []
    values: list[Any] = []
    for block in blocks:
        if block.series and block.spans:
            moments = _merged(block.spans)
            ranges = " OR ".join("(e.at >= %s AND e.at < %s)" for _ in moments)
            parts.append(f"{LINES}{block.condition}{here[0]} AND ({ranges})")
            values.append(block.sign)
            values += columns([(reach, s.slot, s.lo, s.hi) for reach, s in block.spans], 4)
            values += [kinds_of(block.series), [s.key for s in block.series], *block.values, *here[1]]
            values += [moment for pair in moments for moment in pair]
    return " UNION ALL ".join(parts) or NO_LINE, values


def _merged(spans: Spans) -> list[list[Any]]:
    """The ranges of time that the spans cover, without overlaps."""
    found: list[list[Any]] = []
    for lo, hi in sorted({(s.lo, s.hi) for _, s in spans}):
        if found and lo <= found[-1][1]:
            found[-1][1] = max(found[-1][1], hi)
        else:
            found.append([lo, hi])
    return found
