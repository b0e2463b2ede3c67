"""How a period is written: in an address (``2026-Q4``) and on a page (``Quý IV/2026``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.periods import TERM_YEARS, Period


def _term(first: int, last: int) -> Period:
    if last - first != TERM_YEARS - 1:
        raise ValueError(f"A term has {TERM_YEARS} years.")
    return Period.term(first)


ROMAN = ("", "I", "II", "III", "IV")
_SUFFIX = {"month": "", "quarter": "-Q{0}", "half": "-H{0}", "nine_months": "-9T", "year": ""}
Groups = tuple[str, ...]
_FORMS: tuple[tuple[str, Callable[[Groups], Period]], ...] = (
    (r"(\d{4})", lambda g: Period.whole_year(int(g[0]))),
    (r"(\d{4})-(\d{4})", lambda g: _term(int(g[0]), int(g[1]))),
    (r"(\d{4})-BC", lambda g: Period.whole_year(int(g[0]), closes_on_14th=True)),
    (r"(\d{4})-(\d\d)", lambda g: Period.month(int(g[0]), int(g[1]))),
    (r"(\d{4})-(\d\d)-BC", lambda g: Period.reporting_month(int(g[0]), int(g[1]))),
    (r"(\d{4})-Q([1-4])(-BC)?", lambda g: Period.quarter(int(g[0]), int(g[1]), closes_on_14th=bool(g[2]))),
    (r"(\d{4})-H([12])(-BC)?", lambda g: Period.half(int(g[0]), int(g[1]), closes_on_14th=bool(g[2]))),
    (r"(\d{4})-9T(-BC)?", lambda g: Period.nine_months(int(g[0]), closes_on_14th=bool(g[1]))),
    (r"(\d{4})-W(\d\d)", lambda g: Period.week(int(g[0]), int(g[1]))),
    (r"(\d{4}-\d\d-\d\d)", lambda g: Period.day(date.fromisoformat(g[0]))),
    (
        r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)",
        lambda g: Period.between(date.fromisoformat(g[0]), date.fromisoformat(g[1])),
    ),
)


def read_period(text: str) -> Period:
    """The period behind an address; raises Refused with a sentence."""
    for pattern, make in _FORMS:
        if found := re.fullmatch(pattern, text):
            try:
                return make(found.groups())
            except (ValueError, OverflowError):
                break
    raise Refused(_("Write a period as 2026-11 (month), 2026-Q4 (quarter), 2026-H1 (half year) or 2026."), field="ky")


def write_period(period: Period) -> str:
    """The form that ``read_period`` reads."""
    if period.kind == "day":
        return period.first.isoformat()
    if period.kind == "between":
        return f"{period.first.isoformat()}..{period.last.isoformat()}"
    if period.kind == "term":
        return f"{period.year}-{period.last.year}"
    if period.kind == "week":
        return f"{period.year}-W{period.number:02}"
    if period.kind == "month":
        text = f"{period.year}-{period.number:02}"
    else:
        text = f"{period.year}" + _SUFFIX[period.kind].format(period.number)
    return text + ("-BC" if period.closes_on_14th else "")


def name_period(period: Period) -> str:
    """The period's name for a reader."""
    values = {
        "year": period.year,
        "number": period.number,
        "roman": ROMAN[period.number] if period.kind == "quarter" else "",
        "last_year": period.last.year,
        "first": f"{period.first:%d/%m/%Y}",
        "last": f"{period.last:%d/%m/%Y}",
    }
    name = {
        "day": _("%(first)s"),
        "week": _("Week %(number)s of %(year)s"),
        "month": _("Month %(number)s/%(year)s"),
        "quarter": _("Quarter %(roman)s/%(year)s"),
        "half": _("First half of %(year)s") if period.number == 1 else _("Second half of %(year)s"),
        "nine_months": _("First nine months of %(year)s"),
        "year": _("Year %(year)s"),
        "term": _("Term %(year)s–%(last_year)s"),
        "between": _("%(first)s to %(last)s"),
    }[period.kind]
    if period.closes_on_14th:
        name += _(" (report: %(first)s to %(last)s)")
    return name % values


def period_in_a_sentence(period: Period) -> str:
    """The name where a sentence goes on: “ít hơn tháng 10/2026”."""
    name = name_period(period)
    return name[:1].lower() + name[1:]
