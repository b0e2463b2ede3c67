"""Random calendars, and a naive oracle that walks through them minute by minute."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from tinhso.base.clock import at
from tinhso.engines.calendars.timetable import Timetable, Window

FIRST = date(2026, 1, 1)
DAYS = 60
MINUTE = timedelta(minutes=1)


@st.composite
def days(draw: st.DrawFn) -> tuple[Window, ...]:
    """No window, one or two, on whole quarters of an hour."""
    cuts = draw(st.lists(st.integers(20, 80), unique=True, min_size=0, max_size=4).map(sorted))
    cuts = cuts[: len(cuts) // 2 * 2]
    return tuple((a * 900, b * 900) for a, b in zip(cuts[::2], cuts[1::2], strict=True))


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    """A random week repeated, with random days off; at least one day in ten is worked."""
    week = draw(st.lists(days(), min_size=7, max_size=7).filter(any))
    off = draw(st.sets(st.integers(0, DAYS - 1), max_size=20))
    worked = [() if n in off else week[n % 7] for n in range(DAYS)]
    tail = [((7 * 3600, 11 * 3600), (13 * 3600, 17 * 3600))] * 400
    return Timetable(FIRST, worked + tail)


moments = st.integers(0, DAYS * 24 * 60 - 1).map(lambda minutes: at(2026, 1, 1) + minutes * MINUTE)


def works(timetable: Timetable, moment: datetime) -> bool:
    """Is the minute that begins at ``moment`` worked?"""
    second = moment.hour * 3600 + moment.minute * 60
    return any(a <= second < b for a, b in timetable.windows(moment.date()))


def walk(timetable: Timetable, start: datetime, minutes: int) -> datetime:
    """Add working minutes one at a time."""
    while minutes:
        minutes -= works(timetable, start)
        start += MINUTE
    return start


def count(timetable: Timetable, start: datetime, end: datetime) -> int:
    """Count the working minutes one at a time."""
    total = 0
    while start < end:
        total += works(timetable, start)
        start += MINUTE
    return total
