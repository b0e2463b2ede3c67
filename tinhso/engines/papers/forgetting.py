"""What remains of papers when the time of their record has passed."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def forget(about: UUID) -> list[UUID]:
    """Take contents, owner and file out of the papers of one record; returns the keys of the files, for good.

    Number, office, dates and the digests of their bytes stay: no number is given twice, and whoever still holds the
    signed file can have it verified. The database does it by a function of its own; nothing else may change a paper.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT papers_forget(%s)", [about])
        return [row[0] for row in cursor.fetchall() if row[0] is not None]
