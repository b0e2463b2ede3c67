"""Days and moments as people read them: 22/11/2026; thứ Sáu, 27/11/2026; 14:05, 22/11/2026."""

from __future__ import annotations

from datetime import date, datetime

from tinhso.base import clock
from tinhso.ui.figures import vietnamese

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_of(moment: date | datetime) -> date:
    """The day on the province's calendar."""
    return clock.local(moment).date() if isinstance(moment, datetime) else moment


def weekday(number: int) -> str:
    """``Thứ Tư`` for 2: 0 is Monday; a word of its own or the first of a sentence."""
    name = (WEEKDAYS if vietnamese() else ENGLISH_WEEKDAYS)[number]
    return name[0].upper() + name[1:]


def day(moment: date | datetime, *, long: bool = False) -> str:
    """``22/11/2026``, or with its weekday when ``long``: ``Chủ nhật, 22/11/2026``."""
    d = day_of(moment)
    if vietnamese():
        short = f"{d.day:02}/{d.month:02}/{d.year:04}"
        return f"{WEEKDAYS[d.weekday()]}, {short}" if long else short
    short = f"{d.day} {MONTHS[d.month - 1]} {d.year}"
    return f"{ENGLISH_WEEKDAYS[d.weekday()]}, {short}" if long else short


def moment(at: datetime, *, long: bool = False) -> str:
    """``14:05, 22/11/2026`` on the province's clock."""
    return f"{clock.local(at):%H:%M}, {day(at, long=long)}"
