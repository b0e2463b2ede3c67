"""Tables in which one case leaves rows, and how its rows are read from each and put into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

LEFT_TO_THE_DATABASE = {"events_event": {"id"}}  # nobody names an event's key
ORDER = {"access_involvement": "model, subject", "events_event": "recorded_at, id"}


@dataclass(frozen=True)
class Table:
    """``where`` finds the rows of one case by named parameters."""

    name: str
    columns: tuple[str, ...]
    key: str
    where: str

    @property
    def head(self) -> str:
        return f"{self.name} ({self.listed})"

    @property
    def listed(self) -> str:
        return ", ".join(f'"{column}"' for column in self.columns)


def table_of(model: type[models.Model], where: str) -> Table:
    """The table of a model with all its columns but those that the database fills."""
    meta = model._meta
    left = LEFT_TO_THE_DATABASE.get(meta.db_table, set())
    columns = tuple(f.column for f in meta.concrete_fields if isinstance(f.column, str) and f.column not in left)
    key = meta.pk.column if meta.pk is not None and isinstance(meta.pk.column, str) else columns[0]
    return Table(meta.db_table, columns, key, where)


def hanging_on(model: type[models.Model], where: str, *, but: tuple[type[models.Model], ...] = ()) -> list[Table]:
    """The tables that point to ``model``; ``where`` has a ``{column}``."""
    return [
        table_of(relation.related_model, where.format(column=relation.field.column))
        for relation in model._meta.related_objects
        if isinstance(relation.related_model, type) and relation.related_model not in but
    ]


def read_rows(table: Table, found: Mapping[str, Any]) -> list[str]:
    """The rows of one case as lines of COPY, in the order in which they were written."""
    order = ORDER.get(table.name, table.key)
    with connection.cursor() as cursor:
        query = f"COPY (SELECT {table.listed} FROM {table.name} WHERE {table.where} ORDER BY {order}) TO STDOUT"
        with cursor.copy(query, dict(found)) as copy:
            return b"".join(map(bytes, copy)).decode().splitlines()


def copy_in(cursor: CursorWrapper, table: Table, text: str) -> None:
    """COPY; a walled table takes no COPY from the application's role, so its rows come in by way of a sheet."""
    cursor.execute("SELECT row_security_active(%s::regclass)", [table.name])
    (walled,) = cursor.fetchone()
    head = table.head
    if walled:
        sheet = f"planting_{table.name}"
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {sheet} (LIKE {table.name}) ON COMMIT DELETE ROWS")
        head = f"{sheet} ({table.listed})"
    with cursor.copy(f"COPY {head} FROM STDIN") as copy:
        copy.write(text)
    if walled:
        cursor.execute(f"INSERT INTO {table.head} SELECT {table.listed} FROM {sheet}; TRUNCATE {sheet}")
