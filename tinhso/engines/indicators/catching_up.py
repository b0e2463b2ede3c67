"""After a restore into another cluster: its transactions must count on from where the old ones ended.

Restored events carry the numbers of transactions that are still to come here. Figures are exact all the same, since
such events are read one by one, but slow. Empty transactions bring the count past them, half a million a second.
"""

from __future__ import annotations

from django.db import connection

BEHIND = """
SELECT greatest(0, coalesce((SELECT max(xid) FROM events_event)::text::bigint, 0)
    - pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1)
"""
SPEND = """
DO $$ BEGIN
    FOR n IN 1..{n} LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP;
END $$
"""


def behind() -> int:
    """How many transactions this cluster is behind the newest event's own; 0 as a rule."""
    with connection.cursor() as cursor:
        cursor.execute(BEHIND)
        return int(cursor.fetchone()[0])


def catch_up(most: int = 20_000_000) -> int:
    """Spend up to ``most`` transactions so that no event is from the future; returns how many. Not in a transaction."""
    missing = min(behind(), most)
    if missing and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")  # nothing is written, so nothing can be lost
            cursor.execute(SPEND.format(n=missing))
            cursor.execute("RESET synchronous_commit")
    return missing
