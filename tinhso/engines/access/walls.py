"""The last wall: the database itself hides the rows of a table from a reader who is not involved.

It guards against a forgotten filter, not against hostile SQL, and it is never the way to find records
(``newest`` and ``only`` are). It reads three settings of the connection:

``tinhso.walls``     ``on`` in web processes from their first statement on; anything else lifts the wall.
``tinhso.subjects``  the reader's subjects (``reading_as``); unset or empty shows nothing.
``tinhso.held``      records that this transaction itself has made or handed on; ends with it.

The involvement rows are the only truth: there is no copy of them in the table that a stale ``save()`` could
overwrite. A search with an operator that is not leakproof (LIKE, ``@@``, ``&&``) cannot use its index on a
walled table, so such columns belong into a table beside it.
"""

from __future__ import annotations

from django.db.migrations import RunSQL

# A scalar subselect and not EXISTS, which the planner turns into a hash of every record that the reader may see
# (220 ms for a province's leader, where a look at each of 50 rows takes less than one). Settings are read in
# subselects, once a statement; what is held is read for each row that is otherwise hidden, since it grows while
# an INSERT of several rows runs.
_ENABLE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY {table}_wall ON {table} USING (
    (SELECT current_setting('tinhso.walls', true)) IS DISTINCT FROM 'on'
    OR (
        SELECT true FROM access_involvement i
        WHERE i.record = {table}.{record}
          AND i.subject = ANY ((SELECT nullif(current_setting('tinhso.subjects', true), '')::integer[])::integer[])
        LIMIT 1
    )
    OR {record} = ANY (string_to_array(nullif(current_setting('tinhso.held', true), ''), ',')::uuid[])
) WITH CHECK (true);
"""
_HOLD = """
CREATE TRIGGER {table}_hold BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION access_hold_new();
"""
_DISABLE = """
DROP TRIGGER IF EXISTS {table}_hold ON {table};
DROP POLICY {table}_wall ON {table};
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


def enable(table: str, record: str = "id") -> list[RunSQL]:
    """Operations for a migration that walls ``table``; it depends on ``("access", "0002_epoch_and_walls")``.

    ``record`` is the column with the key of the involved record: ``id``, or ``case_id`` in a table that hangs
    on a case. Whoever may insert may insert; the maker sees the new row until the transaction ends.
    """
    return [RunSQL(statements(table, record), _DISABLE.format(table=table))]


def statements(table: str, record: str = "id") -> str:
    """The SQL of ``enable``."""
    return (_ENABLE + (_HOLD if record == "id" else "")).format(table=table, record=record)
