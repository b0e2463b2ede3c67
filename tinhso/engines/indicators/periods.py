"""Periods as identities: the month before March is February, whatever their lengths.

A period of months may close by the calendar or, for periodic administrative reports, on the 14th (Decree
09/2019/NĐ-CP: "from the 15th of the month before to the 14th"). Comparison is by identity, never by shifting days.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tinhso.base import clock

MONTHS = {"month": 1, "quarter": 3, "half": 6, "nine_months": 9, "year": 12}
TERM_YEARS = 5  # of an assembly, a congress and a plan: 2021–2025
Standing = tuple[int, int, time]


@dataclass(frozen=True)
class Period:
    """``kind`` with its number in ``year``; ``first`` is its first day and ``end`` the day after its last."""

    kind: str
    year: int
    number: int
    first: date
    end: date
    closes_on_14th: bool = False

    @classmethod
    def day(cls, day: date) -> Period:
        return cls("day", day.year, day.timetuple().tm_yday, day, day + timedelta(days=1))

    @classmethod
    def week(cls, year: int, number: int) -> Period:
        """An ISO week; the 53rd of a year that has 52 is its last."""
        number = min(number, date(year, 12, 28).isocalendar().week)
        first = date.fromisocalendar(year, number, 1)
        return cls("week", year, number, first, first + timedelta(days=7))

    @classmethod
    def month(cls, year: int, number: int) -> Period:
        return cls._months("month", year, number, closes_on_14th=False)

    @classmethod
    def quarter(cls, year: int, number: int, *, closes_on_14th: bool = False) -> Period:
        return cls._months("quarter", year, number, closes_on_14th=closes_on_14th)

    @classmethod
    def half(cls, year: int, number: int, *, closes_on_14th: bool = False) -> Period:
        return cls._months("half", year, number, closes_on_14th=closes_on_14th)

    @classmethod
    def nine_months(cls, year: int, *, closes_on_14th: bool = False) -> Period:
        return cls._months("nine_months", year, 1, closes_on_14th=closes_on_14th)

    @classmethod
    def whole_year(cls, year: int, *, closes_on_14th: bool = False) -> Period:
        return cls._months("year", year, 1, closes_on_14th=closes_on_14th)

    @classmethod
    def reporting_month(cls, year: int, number: int) -> Period:
        """From the 15th of the month before to the 14th."""
        return cls._months("month", year, number, closes_on_14th=True)

    @classmethod
    def term(cls, year: int) -> Period:
        """The five years from ``year`` on."""
        return cls("term", year, 1, _on(year, 0, 1), _on(year + TERM_YEARS, 0, 1))

    @classmethod
    def between(cls, first: date, last: date) -> Period:
        """Any days, both included."""
        if last < first:
            first, last = last, first
        return cls("between", first.year, 0, first, last + timedelta(days=1))

    @classmethod
    def _months(cls, kind: str, year: int, number: int, *, closes_on_14th: bool) -> Period:
        length = MONTHS[kind]
        if not 1 <= number <= 12 // length:
            raise ValueError(f"A year has no {kind} number {number}.")
        start = (number - 1) * length
        if closes_on_14th:
            return cls(kind, year, number, _on(year, start - 1, 15), _on(year, start + length - 1, 15), True)
        return cls(kind, year, number, _on(year, start, 1), _on(year, start + length, 1))

    @classmethod
    def holding(cls, kind: str, day: date, *, closes_on_14th: bool = False) -> Period:
        """The period of months of this kind in which ``day`` lies; nine months hold the rest of their year too."""
        if closes_on_14th and day.day >= 15:
            day = _on(day.year, day.month, 1)
        number = min((day.month - 1) // MONTHS[kind] + 1, 12 // MONTHS[kind])
        return cls._months(kind, day.year, number, closes_on_14th=closes_on_14th)

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def year_begins(self) -> date:
        """From where what is cumulative is added up: the beginning of the year in which the period ends, by the
        calendar or as reports close, or the period's own first day where that is earlier.
        """
        year = self.year if self.closes_on_14th else self.last.year
        return min(self.first, _on(year, -1, 15) if self.closes_on_14th else _on(year, 0, 1))

    def previous(self) -> Period:
        """The one before; before nine months or a half year stand those of the year before or the first half."""
        if self.kind == "day":
            return Period.day(self.first - timedelta(days=1))
        if self.kind == "week":
            before = (self.first - timedelta(days=7)).isocalendar()
            return Period.week(before.year, before.week)
        if self.kind == "between":
            return self._between_before()
        if self.kind == "term":
            return Period.term(self.year - TERM_YEARS)
        back = self.year * (count := 12 // MONTHS[self.kind]) + self.number - 2
        return Period._months(self.kind, back // count, back % count + 1, closes_on_14th=self.closes_on_14th)

    def same_last_year(self) -> Period:
        """The one with the same name a year ago; 29 February meets 28 February, a term meets the one before."""
        if self.kind == "term":
            return self.previous()
        if self.kind == "week":
            return Period.week(self.year - 1, self.number)
        if self.kind == "day":
            return Period.day(same_day(self.first, self.year - 1, self.first.month))
        if self.kind == "between":
            days = (same_day(d, d.year - 1, d.month) for d in (self.first, self.last))
            return Period.between(*days)
        return Period._months(self.kind, self.year - 1, self.number, closes_on_14th=self.closes_on_14th)

    def standing(self, moment: datetime) -> Standing:
        """Where a moment stands inside the period: (months, day of month, time), or (days, 0, time)."""
        local = clock.local(moment)
        if self.kind in MONTHS or self.kind == "term":
            return (local.year - self.first.year) * 12 + local.month - self.first.month, local.day, local.time()
        return (local.date() - self.first).days, 0, local.time()

    def moment(self, standing: Standing) -> datetime:
        """The moment that stands there in this period, never past the end; the 31st of April is its last midnight."""
        months, day, clock_time = standing
        if self.kind not in MONTHS and self.kind != "term":
            reached = datetime.combine(self.first + timedelta(days=months), clock_time, tzinfo=clock.HO_CHI_MINH)
            return min(reached, midnight(self.end))
        month = self.first.month - 1 + months
        first = _on(self.first.year, month, 1)
        if day > monthrange(first.year, first.month)[1]:
            return min(midnight(_on(self.first.year, month + 1, 1)), midnight(self.end))
        reached = datetime.combine(first.replace(day=day), clock_time, tzinfo=clock.HO_CHI_MINH)
        return min(reached, midnight(self.end))

    def _between_before(self) -> Period:
        whole = self.first.day == 1 and self.end.day == 1
        if whole:
            months = (self.end.year - self.first.year) * 12 + self.end.month - self.first.month
            before = _on(self.first.year, self.first.month - 1 - months, 1)
        else:
            before = self.first - (self.end - self.first)
        return replace(self, year=before.year, first=before, end=self.first)


def midnight(day: date) -> datetime:
    """The beginning of a day in Asia/Ho_Chi_Minh."""
    return datetime.combine(day, time(), tzinfo=clock.HO_CHI_MINH)


def same_day(day: date, year: int, month: int) -> date:
    """``day``'s number in another month, or that month's last day."""
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _on(year: int, month_from_0: int, day: int) -> date:
    return date(year + month_from_0 // 12, month_from_0 % 12 + 1, day)
