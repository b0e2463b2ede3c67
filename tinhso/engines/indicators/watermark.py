"""How far the rollups are true, and whether they are true here at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from tinhso.engines.indicators.series import Series

STATE = """
SELECT xid::text, version, days_from, keys, cluster = (SELECT system_identifier FROM pg_control_system())
FROM indicators_watermark
"""


@dataclass(frozen=True)
class State:
    """The watermark as a read uses it; a void one holds no series, so everything is read from the events."""

    xid: str = "0"
    version: int = 0
    days_from: date = date.max
    keys: frozenset[int] = frozenset()

    def holds(self, series: Series) -> bool:
        return series.key in self.keys


RAW = State()


def state() -> State:
    """The state at this moment: void if there is none or if it was written in another cluster."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        row = cursor.fetchone()
    if row is None:
        return RAW
    xid, version, days_from, keys, is_ours = row
    # A restored copy keeps the version, so that a read notices when it is rebuilt meanwhile.
    return State(xid, version, days_from, frozenset(keys)) if is_ours else State(version=version)
