"""A figure in words, and the addresses of the pages about it."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.engines.indicators.as_known import FIELD
from tinhso.engines.indicators.figures import Figure, Reading, Screen
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.period_names import name_period, write_period
from tinhso.engines.indicators.periods import Period
from tinhso.ui import figures as written


def value_text(indicator: Indicator, value: float | int | None) -> str:
    """In the indicator's unit; a dash where there is no data."""
    if value is None:
        return written.NO_DATA
    if indicator.unit == "%":
        return written.percent(value / 100, 1)
    if indicator.unit == "đ":
        return written.money(int(value))
    places = 0 if value == int(value) else 1 if abs(value) >= 10 else 2
    text = written.number(value, places)
    return f"{text} {indicator.unit}" if indicator.unit else text


def address(name: str, period: Period, unit: str = "", *args: str, day: date | None = None, **more: str) -> str:
    """A page of these leaders' screens, for a period and a unit; ``day``: as it was known at the end of that day."""
    known = {FIELD: day.isoformat()} if day is not None else {}
    query = {"ky": write_period(period), **({"don-vi": unit} if unit else {}), **known, **more}
    return f"{reverse(name, args=args)}?{urlencode(query)}"


def live_note(figure: Figure, screen: Screen) -> str:
    """When it was so."""
    if screen.known_by is None:
        return _("at this moment")
    return _("at the end of that day") if figure.value is not None else _("not kept for days that have passed")


def change_notes(figure: Figure, period: Period) -> tuple[str, ...]:
    """The change since the period before and since a year ago, as far as they were read."""
    notes = (
        _note(figure, figure.previous, name_period(period.previous())),
        _note(figure, figure.last_year, name_period(period.same_last_year())),
    )
    return tuple(filter(None, notes))


def _note(figure: Figure, since: Reading | None, period: str) -> str:
    """“1.203 in October, 12 more”: the other value and the difference, in points for percentages."""
    if since is None:
        return ""
    values = {"period": period, "value": value_text(figure.indicator, since.value)}
    change = figure.change(since)
    if change is None:
        return _("%(period)s: %(value)s") % values
    if figure.indicator.unit == "%":
        values["change"] = _("%(points)s points") % {"points": written.number(abs(change), 1)}
    else:
        values["change"] = value_text(figure.indicator, abs(change))
    if round(change, 1) == 0:
        return _("%(period)s: %(value)s, unchanged") % values
    text = _("%(period)s: %(value)s, up %(change)s") if change > 0 else _("%(period)s: %(value)s, down %(change)s")
    return text % values
