"""Sealing what happened, so that a change made behind the application's back shows.

A seal covers every event, and every look at personal data, of the transactions that have ended since the last
one: those numbered below the oldest transaction still open (``pg_snapshot_xmin``), so an event is never missed,
however long its transaction stayed open; it is in the seal after it. The chain shows a changed seal; that the last
seals were cut off shows only against a digest kept outside this database, so publish ``head()``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from django.db import connection, transaction

from tinhso.base import clock
from tinhso.engines.events import merkle
from tinhso.engines.events.models import Seal

BEGINNING = bytes(32)  # what stands for the seal before the first
_LOCK = 0x5EA1

# An open transaction of another database in the same cluster holds the seals back too.
_SETTLED = "SELECT events_cluster(), pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1"

# The entry is the JSON text of everything in the row, with moments in microseconds since 1970.
_ENTRIES = """
SELECT sha256('\\x00'::bytea || convert_to(entry::text, 'UTF8')) FROM (
    SELECT xid, id, jsonb_build_array(
        id, kind, (extract(epoch FROM at) * 1000000)::bigint, (extract(epoch FROM recorded_at) * 1000000)::bigint,
        subject_type, subject, office, area, topic, channel, sign, actor, position, on_behalf_of, facts,
        cluster::text, xid::text) AS entry
    FROM events_event WHERE cluster = %(cluster)s AND xid BETWEEN %(first)s::text::xid8 AND %(last)s::text::xid8
    UNION ALL
    SELECT xid, id, jsonb_build_array(
        'look'::text, id, (extract(epoch FROM at) * 1000000)::bigint, actor, position, subject_type, subject,
        data_class, reason, cluster::text, xid::text)
    FROM events_look WHERE cluster = %(cluster)s AND xid BETWEEN %(first)s::text::xid8 AND %(last)s::text::xid8
) AS written
ORDER BY xid, id
"""


@transaction.atomic
def seal() -> list[Seal]:
    """Seal what has happened since the last seal; returns the new seals (usually one, none if nothing did)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_SETTLED)
        here, settled = cursor.fetchone()
    last = Seal.objects.order_by("number").last()
    ranges = [*_left_by_others(here)] if last is None or last.cluster != here else []
    return [made for cluster, until in (*ranges, (here, settled)) if (made := _seal(cluster, until)) is not None]


def head() -> Seal | None:
    """The last seal; its digest stands for everything before it."""
    return Seal.objects.order_by("number").last()


def entries(cluster: int, first_xid: int, last_xid: int) -> Iterator[bytes]:
    """The hashed entries of a range, in the tree's order."""
    with closing(connection.chunked_cursor()) as cursor:
        cursor.execute(_ENTRIES, {"cluster": cluster, "first": first_xid, "last": last_xid})
        while rows := cursor.fetchmany(2000):
            yield from (bytes(entry) for (entry,) in rows)


def _seal(cluster: int, until: int) -> Seal | None:
    last = Seal.objects.order_by("number").last()
    before = Seal.objects.filter(cluster=cluster).order_by("number").last()
    since = before.last_xid + 1 if before else 0
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for entry in entries(cluster, since, until):
            count += 1
            yield entry

    root = merkle.root(counted())
    if not count:
        return None
    return Seal.objects.create(
        number=last.number + 1 if last else 1,
        cluster=cluster,
        first_xid=since,
        last_xid=until,
        count=count,
        root=root,
        previous=last.digest if last else BEGINNING,
        sealed_at=clock.now(),
    )


def _left_by_others(here: int) -> list[tuple[int, int]]:
    """After a restore into this cluster: what another one wrote after its last seal, whole by now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cluster, max(xid)::text::bigint FROM (SELECT cluster, xid FROM events_event "
            "UNION ALL SELECT cluster, xid FROM events_look) AS written "
            "WHERE cluster <> %s GROUP BY cluster ORDER BY 1",
            [here],
        )
        return [(int(cluster), int(until)) for cluster, until in cursor.fetchall()]
