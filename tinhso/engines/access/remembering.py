"""What a process remembers of the province's set-up until the epoch says that something has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db.migrations import RunSQL

from tinhso.engines.access import epoch

P = ParamSpec("P")
T = TypeVar("T")
MOST = 10_000  # answers per function; a province has about 2,000 offices


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """Remember what a read of set-up found, by its arguments, until a right or the set-up changes.

    For reads of tables whose migration says ``moves_the_epoch`` only, with hashable arguments; what is given
    back is shared, so nobody changes it. Within a request the epoch is known, so a remembered answer costs nothing.
    """
    known: dict[Hashable, tuple[T]] = {}
    of = [0]  # the epoch that the answers belong to

    @wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        number = epoch.current()
        if number != of[0] or len(known) >= MOST:
            known.clear()
            of[0] = number
        key = (number, args, tuple(sorted(kwargs.items())))
        found = known.get(key)
        if found is None:
            found = known[key] = (function(*args, **kwargs),)
        return found[0]

    return ask


def moves_the_epoch(*tables: str) -> RunSQL:
    """For a migration: whatever changes in these tables ends what processes remember."""
    make = "".join(
        f"CREATE TRIGGER {table}_epoch AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION access_new_epoch();"
        for table in tables
    )
    return RunSQL(make, "".join(f"DROP TRIGGER {table}_epoch ON {table};" for table in tables))
