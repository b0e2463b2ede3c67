"""The list behind a figure: the very events, by the very terms that were added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.indicators.measures import Dated, Indicator, Live
from tinhso.engines.indicators.narrowing import EVERYTHING, Narrow
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Ids
from tinhso.engines.indicators.series import THINGS, YEAR, Series
from tinhso.engines.indicators.spans import Span, from_the_beginning, from_the_years_beginning, span
from tinhso.engines.indicators.statements import (
    MET,
    TERM,
    TERM_ARRAYS,
    TERM_COLUMNS,
    WORTH,
    kinds_of,
    recorded_before,
    term_values,
    within,
)

OF, OVER, REST = "of", "over", "rest"  # what counts, what it is divided by, and what of that does not count
LINES = f"""
WITH {TERM}
SELECT e.id, e.at, e.kind, e.subject_type, e.subject, e.office, e.area, e.topic, e.channel, {WORTH} AS worth, e.actor
FROM events_event e JOIN term ON {MET}
WHERE e.kind = ANY(%s) AND e.at >= %s AND e.at < %s
"""
NOT_OF = f" AND NOT EXISTS (SELECT FROM {TERM_ARRAYS} AS term{TERM_COLUMNS} WHERE {MET})"


@dataclass(frozen=True)
class Line:
    """One event behind a figure and what it adds; ``cursor`` is where the list goes on after it."""

    at: datetime
    kind: str
    model: str  # "cases.case"
    record: UUID | None
    office: int | None
    area: int | None = None
    topic: str = ""
    channel: str = ""
    worth: int = 1
    cursor: str = ""


def drill(
    indicator: Indicator,
    *,
    period: Period,
    offices: Ids = None,
    areas: Ids = None,
    part: str = OF,
    after: str = "",
    n: int = 50,
    unseen_by: str = "",
    known_by: datetime | None = None,
    narrow: Narrow = EVERYTHING,
) -> list[Line]:
    """Up to ``n`` lines, newest first, after the line whose cursor is ``after``; raises Refused for a bad cursor.

    The worths of all lines add up to the figure (``rest``: to the denominator less the numerator, if what is
    counted above is also counted below). With ``unseen_by``, the snapshot of a read: only what that read had not seen;
    with ``known_by``: only what had been recorded before that moment. ``narrow`` does not touch what is live.
    """
    if isinstance(indicator, Dated):
        indicator = indicator.on(min(period.last, clock.today()))
    if isinstance(indicator, Live):
        return list(indicator.listed(offices, after, n, known_by))
    sql, values = _lines(
        indicator, period=period, offices=offices, areas=areas, part=part, unseen_by=unseen_by, known_by=known_by,
        narrow=narrow,
    )  # fmt: skip
    sql = f"SELECT * FROM ({sql}) AS line WHERE true"
    if after:
        sql += " AND (at, id) < (%s, %s)"
        values += _after(after)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY at DESC, id DESC LIMIT %s", [*values, n])
        return [replace(Line(*row[1:10]), cursor=f"{row[1].timestamp():.6f}_{row[0]}") for row in cursor.fetchall()]


def count(
    indicator: Indicator,
    *,
    period: Period,
    offices: Ids = None,
    areas: Ids = None,
    part: str = OF,
    unseen_by: str = "",
    known_by: datetime | None = None,
    narrow: Narrow = EVERYTHING,
) -> int:
    """What all lines of ``drill`` add up to, counted from the events themselves."""
    if isinstance(indicator, Dated):
        indicator = indicator.on(min(period.last, clock.today()))
    if isinstance(indicator, Live):
        return sum(line.worth for line in _all_lines(indicator, offices, known_by))
    sql, values = _lines(
        indicator, period=period, offices=offices, areas=areas, part=part, unseen_by=unseen_by, known_by=known_by,
        narrow=narrow,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(sum(worth), 0) FROM ({sql}) AS line", values)
        return int(cursor.fetchone()[0])


def _lines(
    indicator: Indicator,
    *,
    period: Period,
    offices: Ids,
    areas: Ids,
    part: str,
    unseen_by: str,
    known_by: datetime | None,
    narrow: Narrow,
) -> tuple[str, list[Any]]:
    series = indicator.over_series if part in {OVER, REST} else indicator.of_series
    if series is None:
        raise Refused(f"{indicator.code}: {part}?")
    within_span = _span(series, period)
    office, office_values = within("office", offices)
    area, area_values = within("area", areas)
    known, known_values = recorded_before(known_by)
    only, only_values = narrow.sql
    values: list[Any] = [*term_values([series]), kinds_of([series]), within_span.lo, within_span.hi]
    values += [*office_values, *area_values, *known_values, *only_values]
    sql = LINES + office + area + known + only
    if part == REST and indicator.of_series is not None:
        sql += NOT_OF
        values += term_values([replace(indicator.of_series, reach=series.reach)])
    if unseen_by:
        return f"{sql} AND NOT pg_visible_in_snapshot(e.xid, %s::pg_snapshot)", [*values, unseen_by]
    return (once(sql, series) if series.each else sql), values


def once(sql: str, series: Series) -> str:
    """One line for each thing that is there after all: its newest event, worth 1."""
    return f"""
    SELECT id, at, kind, subject_type, subject, office, area, topic, channel, 1 AS worth FROM (
        SELECT e.*, row_number() OVER (PARTITION BY thing ORDER BY at DESC, id DESC) AS rank,
            sum(worth) OVER (PARTITION BY thing) AS left_over
        FROM (SELECT e.*, {THINGS[series.each]} AS thing FROM ({sql}) AS e) AS e
        WHERE thing IS NOT NULL) AS e
    WHERE rank = 1 AND left_over > 0"""


def _span(series: Series, period: Period) -> Span:
    whole = span(0, period)
    if series.reach == YEAR:
        return from_the_years_beginning(whole)
    return from_the_beginning(whole) if series.is_stock else whole


def _after(cursor: str) -> Sequence[Any]:
    moment, _, key = cursor.partition("_")
    try:
        return [datetime.fromtimestamp(float(moment), tz=clock.HO_CHI_MINH), UUID(key)]
    except (ValueError, OverflowError, OSError) as error:
        raise Refused("This list was cut off; open it again from its figure.") from error


def _all_lines(indicator: Live, offices: Ids, known_by: datetime | None, n: int = 1000) -> Iterator[Line]:
    after = ""
    while page := list(indicator.listed(offices, after, n, known_by)):
        yield from page
        after = page[-1].cursor
        if len(page) < n:
            return
