"""A figure split by what its events say: channel, procedure or topic, sector, office, area, day, official.

Read from the events themselves, so a value that nobody declared is not lost; the parts of a count add up to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from tinhso.base.registry import offered
from tinhso.engines.indicators.answering import Reading
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.narrowing import EVERYTHING, Narrow
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Ids
from tinhso.engines.indicators.series import STOCK, THINGS, YEAR, Series
from tinhso.engines.indicators.spans import from_the_beginning, from_the_years_beginning, span
from tinhso.engines.indicators.statements import (
    LOCAL_DAY,
    MET,
    TERM,
    WORTH,
    kinds_of,
    recorded_before,
    term_values,
    within,
)

CHANNEL, TOPIC, SECTOR, OFFICE, AREA = "channel", "topic", "sector", "office", "area"
DAY, OFFICIAL = "day", "official"
SECTORS = "indicators.sectors"  # offered: topics -> {topic: sector}
BY = {
    CHANNEL: "e.channel",
    TOPIC: "e.topic",
    OFFICE: "coalesce(e.office, 0)::text",
    AREA: "coalesce(e.area, 0)::text",
    DAY: f"{LOCAL_DAY}::text",
    OFFICIAL: "coalesce(e.position, 0)::text",
}
ADDED = "SELECT part, sum(worth) FROM line GROUP BY part"
COUNTED = """SELECT part, count(*) FROM (
    SELECT part, thing FROM line WHERE thing IS NOT NULL GROUP BY part, thing HAVING sum(worth) > 0) AS found
GROUP BY part"""


def split(
    indicators: Iterable[Indicator],
    *,
    by: str,
    period: Period,
    offices: Ids = None,
    areas: Ids = None,
    known_by: datetime | None = None,
    narrow: Narrow = EVERYTHING,
) -> Mapping[str, Mapping[str, Reading]]:
    """Readings by part and indicator code; a statement for each series, one more for sectors.

    Only what comes from events can be split. Sectors of counts are the sums of their topics; a distinct count is left
    out there, since topics may share what was counted.
    """
    column = TOPIC if by == SECTOR else by
    found: dict[str, dict[str, Reading]] = defaultdict(dict)
    for indicator in indicators:
        of_series, over_series = indicator.of_series, indicator.over_series
        if of_series is None or (by == SECTOR and of_series.each):
            continue
        of = _parts(of_series, column, period, offices, areas, known_by, narrow)
        over = _parts(over_series, column, period, offices, areas, known_by, narrow) if over_series else None
        if by == SECTOR:
            sectors = _sectors({*of, *(over or {})})
            of, over = _gathered(of, sectors), (_gathered(over, sectors) if over is not None else None)
        for part in {*of, *(over or {})}:
            below = None if over is None else over.get(part, 0)
            found[part][indicator.code] = Reading(of.get(part, 0), below, 100 if over is None else indicator.share)
    return found


def _parts(
    series: Series, by: str, period: Period, offices: Ids, areas: Ids, known_by: datetime | None, narrow: Narrow
) -> dict[str, int]:
    whole = span(0, period)
    if series.reach == YEAR:
        whole = from_the_years_beginning(whole)
    elif series.reach == STOCK:
        whole = from_the_beginning(whole)
    office, office_values = within("office", offices)
    area, area_values = within("area", areas)
    known, known_values = recorded_before(known_by)
    only, only_values = narrow.sql
    thing = THINGS[series.each] if series.each else "NULL::text"
    sql = f"""
    WITH {TERM}, line AS (
        SELECT {BY[by]} AS part, {thing} AS thing, {WORTH} AS worth FROM events_event e JOIN term ON {MET}
        WHERE e.kind = ANY(%s) AND e.at >= %s AND e.at < %s{office}{area}{known}{only})
    {COUNTED if series.each else ADDED}"""
    values: list[Any] = [*term_values([series]), kinds_of([series]), whole.lo, whole.hi]
    values += [*office_values, *area_values, *known_values, *only_values]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return {part: int(value) for part, value in cursor.fetchall() if value}


def _sectors(topics: Iterable[str]) -> dict[str, str]:
    wanted, found = sorted(topics), dict[str, str]()
    for sectors_of in offered(SECTORS):
        found |= sectors_of(wanted)
    return found


def _gathered(values: Mapping[str, int], sectors: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for topic, value in values.items():
        found[sectors.get(topic, "")] += value
    return dict(found)
