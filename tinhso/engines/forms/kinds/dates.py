"""A day, typed the way it is written: 27/3/1985."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.text import nfc
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds.kind import Kind, Wrong

_TYPED = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})")


class Day(Kind):
    """Stored as ISO text; ``when`` of the field may ask for a past or a future day."""

    template = "forms/fields/date.html"

    def read(self, field: Field, typed: Any) -> str:
        day = read_day(typed, field.label)
        if field.when == "past" and day > clock.today():
            raise Wrong(_("%(label)s cannot be in the future.") % {"label": field.label})
        if field.when == "future" and day < clock.today():
            raise Wrong(_("%(label)s cannot be in the past.") % {"label": field.label})
        return day.isoformat()

    def show(self, field: Field, value: Any) -> str:
        return show_day(value)

    def retype(self, field: Field, value: Any) -> str:
        return show_day(value)


def read_day(typed: str, label: str) -> date:
    """A day from ``27/3/1985``, ``27-03-1985`` or ISO. Raises Wrong with a sentence naming the label."""
    text = nfc(typed)
    try:
        if found := _TYPED.fullmatch(text):
            day, month, year = map(int, found.groups())
            read = date(year, month, day)
        else:
            read = date.fromisoformat(text)
    except ValueError:
        raise Wrong(_("%(label)s is not a day. Write it like 27/3/1985.") % {"label": label}) from None
    if not 1850 <= read.year <= 2200:
        raise Wrong(_("Check the year of: %(label)s.") % {"label": label})
    return read


def show_day(value: str) -> str:
    """ISO as 27/03/1985; anything else as it is."""
    try:
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    except ValueError:
        return value
