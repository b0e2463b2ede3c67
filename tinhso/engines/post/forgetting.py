"""What remains of what was carried, when the time of its record has passed."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def forget(about: UUID) -> None:
    """Take names, addresses and the carrier's remarks out; numbers, stages, dates and sums stay for the figures."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT post_forget(%s)", [about])
