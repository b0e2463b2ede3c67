"""What a code means, and which codes one may choose, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Q

from tinhso.base import clock
from tinhso.engines.catalog.codes import CodeItem

Choice = tuple[str, str]


def choices(list_code: str, on: date | None = None) -> list[Choice]:
    """``(code, label)`` of a list as it was on a day (today), in its order.

    Raises LookupError for a list that does not exist or holds nothing on that day.
    """
    return list(_remembered(list_code, on or clock.today()))


def label_of(list_code: str, code: str, on: date | None = None) -> str:
    """The label of one code on a day; an unknown code is shown as it is. Raises LookupError for an unknown list."""
    return labels_of(list_code, [code], on)[code]


def labels_of(list_code: str, codes: Iterable[str], on: date | None = None) -> dict[str, str]:
    """Many labels at once."""
    known = dict(choices(list_code, on))
    return {code: known.get(code, code) for code in codes}


def forget() -> None:
    """Read the lists anew: they have just been loaded."""
    _remembered.cache_clear()


@lru_cache(maxsize=512)
def _remembered(list_code: str, day: date) -> tuple[Choice, ...]:
    valid = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))
    items = CodeItem.objects.filter(valid, code_list=list_code).order_by("order", "code")
    found = tuple(items.values_list("code", "label"))
    if not found:
        raise LookupError(f"The code list {list_code} holds nothing on {day}.")  # and nothing is remembered
    return found
