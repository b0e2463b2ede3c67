"""What happened, in an order that never changes behind a reader's back.

Events are numbered by the transaction that wrote them, and one is read only when every earlier transaction has ended
(``pg_snapshot_xmin``): whoever has read up to a place never misses what a slow writer commits later. After a restore
into another cluster its transactions begin again, so a place names its cluster; what other clusters wrote comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from tinhso.engines.events.models import Event

# The oldest transaction still open: all before it have ended. The same horizon as that of the seals.
HORIZON = "pg_snapshot_xmin(pg_current_snapshot())"
NONE = UUID(int=0)
_COLUMNS = [str(field.column) for field in Event._meta.concrete_fields]


@dataclass(frozen=True, order=True)
class Place:
    """Behind one event: what is read next comes after it."""

    cluster: int
    xid: int
    event: UUID = NONE


@dataclass(frozen=True)
class Slice:
    """Events in order, the place behind the last one looked at, and whether more are settled already."""

    events: list[Event]
    place: Place
    more: bool


def beginning() -> Place:
    """Before everything that was ever recorded."""
    return Place(_clusters()[0], 0)


def now() -> Place:
    """Behind everything that is settled at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT events_cluster(), {HORIZON}::text::bigint")
        cluster, xid = cursor.fetchone()
    return Place(int(cluster), int(xid))


def since(moment: datetime, kinds: Iterable[str]) -> Place:
    """Before the first event of these kinds that happened at ``moment`` or later; ``now`` where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cluster, min(xid)::text::bigint FROM events_event WHERE kind = ANY(%s) AND at >= %s "
            "GROUP BY cluster",
            [list(kinds), moment],
        )
        found = {int(cluster): int(xid) for cluster, xid in cursor.fetchall()}
    first = next((cluster for cluster in _clusters() if cluster in found), None)
    return Place(first, found[first]) if first is not None else now()


def read(after: Place, kinds: Iterable[str], *, n: int) -> Slice:
    """The next ``n`` settled events of these kinds after a place."""
    clusters = _clusters()
    if after.cluster not in clusters:
        raise LookupError("This place is not of this province.")
    here = after.cluster == clusters[-1]
    with connection.cursor() as cursor:
        cursor.execute(_NEXT.format(bound=f"AND xid < {HORIZON}" if here else "", columns=", ".join(_COLUMNS)),
                       {"cluster": after.cluster, "xid": str(after.xid), "event": after.event,
                        "kinds": list(kinds), "n": n + 1})  # fmt: skip
        rows = cursor.fetchall()
    events = [Event.from_db("default", _COLUMNS, row[1:]) for row in rows[:n]]
    place = Place(after.cluster, int(rows[len(events) - 1][0]), events[-1].pk) if events else after
    if here or len(rows) > n:
        return Slice(events, place, len(rows) > n)
    following = clusters[clusters.index(after.cluster) + 1]
    return Slice(events, Place(following, 0), True)


def place_of(event: Event) -> Place:
    """Behind one event that was read here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cluster, xid::text::bigint FROM events_event WHERE id = %s AND at = %s", [event.pk, event.at]
        )
        cluster, xid = cursor.fetchone()
    return Place(int(cluster), int(xid), event.pk)


def _clusters() -> list[int]:
    """Every cluster that this province has lived in, in order; the last is this one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT events_cluster()")
        (here,) = cursor.fetchone()
        cursor.execute("SELECT cluster FROM events_seal GROUP BY cluster ORDER BY min(number)")
        return [*(int(cluster) for (cluster,) in cursor.fetchall() if cluster != here), int(here)]


_NEXT = """
SELECT xid::text::bigint, {columns} FROM events_event
WHERE cluster = %(cluster)s AND xid >= %(xid)s::xid8 AND kind = ANY(%(kinds)s)
  AND (xid > %(xid)s::xid8 OR id > %(event)s) {bound}
ORDER BY xid, id LIMIT %(n)s
"""
