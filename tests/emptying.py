"""After a test that commits: every row is deleted, by the owner, in milliseconds where truncating takes seconds."""

from __future__ import annotations

from django.db import connection

from tinhso.base.registry import parts

KEPT = {"django_content_type", "auth_permission"}  # the same for every test: made by migrating
# Made by SQL: the queue, whose jobs would otherwise be done in the next test that drains it, and what only grows.
MORE = ("procrastinate_events", "procrastinate_jobs")

# References are checked once all is gone, so the order does not matter; triggers that protect what only grows would
# refuse, so those of filled tables sleep meanwhile.
EMPTY = """
DO $$
DECLARE one regclass; filled regclass[] := '{}'; found boolean;
BEGIN
    FOREACH one IN ARRAY string_to_array('TABLES', ',')::regclass[] LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', one) INTO found;
        IF found THEN
            filled := filled || one;
            EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', one);
        END IF;
    END LOOP;
    SET CONSTRAINTS ALL DEFERRED;
    FOREACH one IN ARRAY filled LOOP EXECUTE format('DELETE FROM %s', one); END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
    FOREACH one IN ARRAY filled LOOP EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', one); END LOOP;
END $$;
"""


def empty() -> None:
    """Delete what tests committed; the connection is closed, and the next one is the application's role again."""
    tables = {*connection.introspection.django_table_names(only_existing=True, include_views=False), *MORE}
    tables |= {table for part in parts() for table in part.append_only}
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET ROLE NONE")
        try:
            cursor.execute(EMPTY.replace("TABLES", ",".join(sorted(tables - KEPT))))
        finally:
            connection.close()
