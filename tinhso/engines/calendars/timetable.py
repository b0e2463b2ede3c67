"""Working time as one immutable value: which minutes of which days an office works.

Inside it is a single rising function, the seconds worked since the first day, so that measuring is a subtraction
and adding is its inverse. No queries; a few microseconds an answer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import accumulate

from tinhso.base.clock import HO_CHI_MINH, local

Window = tuple[int, int]  # seconds after midnight, from and to
ONE_DAY = timedelta(days=1)


class Timetable:
    """The windows of every day from ``first`` on, in the province's time; ``hours_per_day`` turns a fraction of
    a working day into hours."""

    __slots__ = ("_done", "_windows", "first", "hours_per_day")

    def __init__(self, first: date, windows: Iterable[tuple[Window, ...]], hours_per_day: Decimal = Decimal(8)) -> None:
        self.first, self.hours_per_day = first, hours_per_day
        self._windows = tuple(windows)
        self._done = tuple(accumulate((sum(b - a for a, b in day) for day in self._windows), initial=0))

    @classmethod
    def between(
        cls, first: date, last: date, windows: Callable[[date], tuple[Window, ...]], hours_per_day: Decimal = Decimal(8)
    ) -> Timetable:
        """Ask ``windows`` once for every day from ``first`` to ``last``."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return cls(first, (windows(day) for day in days), hours_per_day)

    @property
    def last(self) -> date:
        return self.first + timedelta(days=len(self._windows) - 1)

    def windows(self, day: date) -> tuple[Window, ...]:
        """When the office works on ``day``; nothing on a day off. Raises LookupError outside the known days."""
        return self._windows[self._place(day)]

    def is_workday(self, day: date) -> bool:
        return bool(self.windows(day))

    def next_workday(self, day: date, *, counting: bool = True) -> date:
        """The first working day from ``day`` on, ``day`` itself included unless ``counting`` is false."""
        day = day if counting else day + ONE_DAY
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def close_of(self, day: date) -> datetime:
        """When work ends on a working ``day``."""
        return moment_of(day, self.windows(day)[-1][1])

    def worked(self, moment: datetime) -> int:
        """The working seconds from the first day to ``moment``."""
        here = local(moment)
        place, second = self._place(here.date()), _second(here)
        return self._done[place] + sum(min(b, second) - a for a, b in self._windows[place] if second > a)

    def moment(self, worked: int) -> datetime:
        """The earliest moment at which so many seconds have been worked. Raises LookupError past the last day."""
        if worked > self._done[-1]:
            raise LookupError(f"The working calendar ends on {self.last}.")
        place = max(bisect_left(self._done, worked) - 1, 0)
        left = worked - self._done[place]
        for a, b in self._windows[place]:
            if left <= b - a:
                return moment_of(self.first + timedelta(days=place), a + left)
            left -= b - a
        return moment_of(self.first + timedelta(days=place), left)

    def _place(self, day: date) -> int:
        place = (day - self.first).days
        if not 0 <= place < len(self._windows):
            raise LookupError(f"The working calendar covers {self.first} to {self.last}, not {day}.")
        return place


def moment_of(day: date, second: int) -> datetime:
    """The moment ``second`` seconds into ``day``."""
    return datetime.combine(day, time(), HO_CHI_MINH) + timedelta(seconds=second)


def _second(here: datetime) -> int:
    return here.hour * 3600 + here.minute * 60 + here.second
