"""The parts of the event table, one a year."""

from __future__ import annotations

from django.db import connection

YEARS_AHEAD = 5


def make_years(first: int, last: int) -> list[int]:
    """Make room for events of these years, both included; returns those that were new."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT year FROM generate_series(%s::integer, %s::integer) AS year WHERE events_make_year(year)",
            [first, last],
        )
        return [year for (year,) in cursor.fetchall()]
