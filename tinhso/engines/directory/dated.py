"""What holds from a day to a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def valid_on(day: date, of: str = "") -> Q:
    """Rows that hold on ``day``: begun by then, and not ended (``valid_to`` is the first day that is out).

    ``of="area__"`` asks it of what a row belongs to.
    """
    return Q(**{f"{of}valid_from__lte": day}) & (Q(**{f"{of}valid_to": None}) | Q(**{f"{of}valid_to__gt": day}))


def is_valid(valid_from: date, valid_to: date | None, day: date) -> bool:
    """``valid_on`` for a row at hand."""
    return valid_from <= day and (valid_to is None or day < valid_to)
