"""Moving settled events from the tail into the rollups: at any time, any number of times, by one at a time.

``pg_snapshot_xmin`` is the oldest transaction still open: every event of an earlier one is committed and visible,
or will never be. So nothing that is folded can appear later, also when a transaction stays open for long. The
largest number seen would not do: a smaller one may yet commit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from tinhso.base import clock
from tinhso.engines.indicators.declared import all_series
from tinhso.engines.indicators.series import Series
from tinhso.engines.indicators.statements import HALF_MONTH, LOCAL_DAY, MET, TERM, WORTH, kinds_of, term_values
from tinhso.engines.indicators.watermark import RAW, State, state

LOCK = 7_411_2025
MONTHS_BY_DAY = 14  # so that this month so far and the same days of last year are read from rows
ADD = f"""
WITH {TERM}, line AS (
    SELECT term.key, coalesce(e.office, 0) AS office, coalesce(e.area, 0) AS area, {WORTH} AS worth,
        {LOCAL_DAY} AS day, {HALF_MONTH} AS half
    FROM events_event e JOIN term ON {MET}
    WHERE e.kind = ANY(%s) AND e.xid >= %s::xid8 AND e.xid < %s::xid8)
INSERT INTO indicators_rollup AS r (key, grain, office, area, day, value)
SELECT key, g.grain, CASE WHEN grouping(office) = 1 THEN -1 ELSE office END,
    CASE WHEN grouping(area) = 1 THEN -1 ELSE area END, g.day, sum(worth)
FROM line, LATERAL (VALUES (0, half), (1, line.day)) AS g(grain, day)
WHERE g.grain = 0 OR g.day >= %s
GROUP BY key, g.grain, g.day, GROUPING SETS ((office), (area), ())
ORDER BY 1, 2, 3, 4, 5
ON CONFLICT (key, grain, office, area, day) DO UPDATE SET value = r.value + excluded.value
"""
SETTLED = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text"
KEEP = """
INSERT INTO indicators_watermark (xid, cluster, version, days_from, keys)
SELECT %s::xid8, system_identifier, 1, %s, %s FROM pg_control_system()
ON CONFLICT (one) DO UPDATE SET xid = excluded.xid, cluster = excluded.cluster,
    version = indicators_watermark.version + 1, days_from = excluded.days_from, keys = excluded.keys
"""


def settled() -> str:
    """The oldest transaction still open; every earlier one is over."""
    with connection.cursor() as cursor:
        cursor.execute(SETTLED)
        return str(cursor.fetchone()[0])


@dataclass(frozen=True)
class Folded:
    """What a fold did: the watermark now, and how many series were rebuilt from the first event on."""

    xid: str
    rebuilt: int


@transaction.atomic
def fold(*, upto: Callable[[], str] = settled) -> Folded | None:
    """Bring the rollups up to ``upto``; build what is new, changed or void. None if another fold is at work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return None
    then, new = state(), upto()
    if then.keys and int(new) < int(then.xid):
        return Folded(then.xid, 0)  # nothing has settled since
    days_from = _days_from(then)
    wanted = all_series()
    known = [series for series in wanted if then.holds(series)]
    fresh = [series for series in wanted if not then.holds(series)]
    _drop(then, {s.key for s in wanted}, days_from)
    _add(known, then.xid, new, days_from)
    _add(fresh, RAW.xid, new, days_from)
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [new, days_from, [s.key for s in wanted]])
    return Folded(new, len(fresh))


def forget() -> None:
    """Void the rollups, after a restore or whenever in doubt: figures stay exact, the next fold rebuilds."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE indicators_watermark SET cluster = 0, version = version + 1")


def _drop(then: State, wanted: set[int], days_from: date) -> None:
    """Rows of series that are no longer true or wanted, and of days that are long past."""
    with connection.cursor() as cursor:
        if then.keys != wanted:
            cursor.execute("DELETE FROM indicators_rollup WHERE NOT key = ANY(%s)", [list(then.keys & wanted)])
        if then.days_from < days_from:
            cursor.execute("DELETE FROM indicators_rollup WHERE grain = 1 AND day < %s", [days_from])


def _add(series: list[Series], lo: str, hi: str, days_from: date) -> None:
    if series and int(lo) < int(hi):
        with connection.cursor() as cursor:
            cursor.execute(ADD, [*term_values(series), kinds_of(series), lo, hi, days_from])


def _days_from(then: State) -> date:
    """The first day that keeps a row of its own; it only moves forward."""
    today = clock.today()
    months = today.year * 12 + today.month - 1 - MONTHS_BY_DAY
    wanted = date(months // 12, months % 12 + 1, 1)
    return max(then.days_from, wanted) if then.keys else wanted
