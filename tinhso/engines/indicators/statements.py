"""The SQL that the read, the fold and the drill have in common: which events count, and for how much.

A relation ``term`` (see ``series``) is joined to the events. Nothing else decides what counts, so a figure and
its list cannot come from different conditions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from tinhso.engines.indicators.series import Series

Sql = tuple[str, list[Any]]

TERM_COLUMNS = "(key, reach, kind, channel, topic, facts, factor, fact, without)"
TYPES = ("bigint", "int", "text", "text", "text", "jsonb", "int", "text", "text")
TERM_ARRAYS = f"unnest({', '.join(f'%s::{kind}[]' for kind in TYPES)})"
# Materialised so that it is hashed once: some tens of rows against every event that may count.
TERM = f"term AS MATERIALIZED (SELECT * FROM {TERM_ARRAYS} AS t{TERM_COLUMNS})"
MET = """term.kind = e.kind AND (term.channel IS NULL OR term.channel = e.channel)
    AND (term.topic IS NULL OR term.topic = e.topic) AND e.facts @> term.facts
    AND (term.without IS NULL OR NOT e.facts ? term.without)"""
WORTH = """e.sign * term.factor *
    CASE WHEN term.fact IS NULL THEN 1 ELSE coalesce((e.facts ->> term.fact)::numeric::bigint, 0) END"""
LOCAL_DAY = "(e.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
HALF_MONTH = f"""(date_trunc('month', {LOCAL_DAY})::date
    + CASE WHEN extract(day FROM {LOCAL_DAY}) >= 15 THEN 14 ELSE 0 END)"""


def term_values(series: Iterable[Series]) -> list[Any]:
    """The nine arrays that TERM takes."""
    rows = [
        (s.key, s.reach, t.kind, t.channel, t.topic, t.facts, t.factor, t.fact, t.without)
        for s in {(s.key, s.reach): s for s in series}.values()
        for t in s.terms
    ]
    return columns(rows, len(TYPES))


def kinds_of(series: Iterable[Series]) -> list[str]:
    return sorted({kind for s in series for kind in s.kinds})


def within(column: str, ids: Sequence[int] | None) -> Sql:
    """A condition on an office or an area; None is the whole province, 0 the events that name none."""
    if ids is None:
        return "", []
    known = [i for i in ids if i]
    if 0 in ids:
        return f" AND (e.{column} = ANY(%s) OR e.{column} IS NULL)", [known]
    return f" AND e.{column} = ANY(%s)", [known]


def recorded_before(moment: datetime | None) -> Sql:
    """A condition on events: only what was known by then; None is all that is known now."""
    return ("", []) if moment is None else (" AND e.recorded_at < %s", [moment])


def columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[Any]:
    """Rows as arrays for ``unnest``."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]
