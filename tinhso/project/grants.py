"""What the application's database role may do: everything but change what only grows."""

from __future__ import annotations

from django.db import connection

from tinhso.base.registry import parts
from tinhso.project.postgres import APP


def grant(role: str = APP) -> None:
    """Run after every migration, as the owner: idempotent."""
    only_insert = [table for part in parts() for table in part.append_only]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {role} NOLOGIN")
            cursor.execute(f"GRANT {role} TO current_user WITH INHERIT FALSE, SET TRUE")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role}")
        for table in only_insert:
            cursor.execute(
                "SELECT c.oid::regclass::text FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid "
                "WHERE c.oid = to_regclass(%s) OR i.inhparent = to_regclass(%s)",
                [table, table],
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {name} FROM {role}")
