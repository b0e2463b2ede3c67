"""The periods of an index that one picks from, and the version that holds in one."""

from __future__ import annotations

from datetime import date

from tinhso.engines.indexes.units import day_of
from tinhso.engines.indexes.versions import Index, Version
from tinhso.engines.indicators.api import Period, name_period, read_period, write_period

BACK = 8


def indexes() -> list[Index]:
    """Every index, by its code."""
    return list(Index.objects.order_by("code"))


def index_by_code(code: str) -> Index | None:
    return Index.objects.filter(code=code).first()


def this_period(index: Index, today: date) -> Period:
    year, month = today.year, today.month
    if index.every == Index.Every.MONTH:
        return Period.month(year, month)
    if index.every == Index.Every.QUARTER:
        return Period.quarter(year, (month + 2) // 3)
    if index.every == Index.Every.HALF:
        return Period.half(year, 1 if month <= 6 else 2)
    return Period.whole_year(year)


def periods(index: Index, today: date) -> list[tuple[str, str]]:
    """(address, name) of this period and those before."""
    found = [this_period(index, today)]
    while len(found) < BACK:
        found.append(found[-1].previous())
    return [(write_period(period), name_period(period)) for period in found]


def asked(index: Index, text: str, today: date) -> Period:
    """The period of an address, this one without. Raises Refused for what is no period."""
    return read_period(text) if text else this_period(index, today)


def version_in(index: Index, period: Period) -> Version | None:
    """The version that is in force on the day on which the period is looked at."""
    return index.versions.in_force(day_of(period)).select_related("index").first()
