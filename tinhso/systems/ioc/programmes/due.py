"""When a task is due: a day, or a month, quarter or year within which it is to be done, as resolutions say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import fold
from tinhso.engines.indicators.api import Period, name_period

DAYS_OF_SHEETS = date(1899, 12, 30)  # from which a spreadsheet counts its days
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER = re.compile(r"(?:quy |q)(i{1,3}|iv|[1-4])[/ .-]+(?:nam )?(\d{4})")
MONTH = re.compile(r"(?:thang )?(\d{1,2})[/ -]+(?:nam )?(\d{4})")
YEAR = re.compile(r"(?:nam )?(\d{4})")
DAY = re.compile(r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True)
class Due:
    """Done before ``first`` is ahead of time, by ``last`` on time; the same day where a day was named."""

    first: date
    last: date

    def __str__(self) -> str:
        """As a reader says it: 30/06/2027, or the name of the month, quarter or year."""
        year, month = self.first.year, self.first.month
        periods = [Period.month(year, month), Period.quarter(year, (month + 2) // 3), Period.whole_year(year)]
        named = next((one for one in periods if (one.first, one.last) == (self.first, self.last)), None)
        if named is not None:
            return name_period(named)
        days = dict.fromkeys((self.first, self.last))
        return " – ".join(f"{day:%d/%m/%Y}" for day in days)


def read_due(text: str) -> Due:
    """30/06/2027, 2027-06-30, 06/2027, Quý II/2027, 2027, or a spreadsheet's number of a day. Raises Refused."""
    plain = fold(text)
    try:
        if found := QUARTER.fullmatch(plain):
            number = ROMAN.get(found[1]) or int(found[1])
            return _of(Period.quarter(int(found[2]), number))
        if found := DAY.fullmatch(plain):
            return _day(date(int(found[3]), int(found[2]), int(found[1])))
        if found := MONTH.fullmatch(plain):
            return _of(Period.month(int(found[2]), int(found[1])))
        if found := YEAR.fullmatch(plain):
            return _of(Period.whole_year(int(found[1])))
        if plain.isdigit():
            return _day(DAYS_OF_SHEETS + timedelta(days=int(plain)))
        return _day(date.fromisoformat(plain))
    except (ValueError, OverflowError):
        said = _("“%(text)s” is no time: write 30/06/2027, 06/2027, Quý II/2027 or 2027.")
        raise Refused(said % {"text": text}, field="due") from None


def _of(period: Period) -> Due:
    return Due(period.first, period.last)


def _day(day: date) -> Due:
    return Due(day, day)
