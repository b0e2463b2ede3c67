"""A board as a page shows it: figures in words, with where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.registry import Text
from tinhso.engines.indicators.as_known import FIELD, day_before
from tinhso.engines.indicators.boards import Board
from tinhso.engines.indicators.figures import Figure, Reading, Screen
from tinhso.engines.indicators.measures import Better, Indicator, Live
from tinhso.engines.indicators.period_names import name_period, write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.sight import Sight, Unit
from tinhso.engines.indicators.sparkline import sparkline
from tinhso.ui import figures as written

COLUMNS = 5  # of the table by office: more do not fit a desk; each has its own list behind its figure


@dataclass(frozen=True)
class Shown:
    """One figure: ``key`` names its place on the page, ``url`` its list."""

    key: str
    label: Text
    value: str
    url: str
    tone: str = ""
    notes: tuple[str, ...] = ()
    target: str = ""
    trend: SafeString = SafeString("")


@dataclass(frozen=True)
class Line:
    """One office of a board's table."""

    name: str
    url: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True)
class ShownBoard:
    title: Text
    figures: tuple[Shown, ...]
    lines: tuple[Line, ...]

    @property
    def columns(self) -> tuple[Shown, ...]:
        """The figures that the table by office shows."""
        return self.figures[:COLUMNS]


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


def show(boards: Sequence[Board], screen: Screen, sight: Sight) -> list[ShownBoard]:
    """Every board with its figures and its table by office."""
    return [
        ShownBoard(
            board.title,
            tuple(_figure(screen.total[i.code], screen, sight.code) for i in board.indicators),
            tuple(
                Line(
                    _("%(office)s itself") % {"office": unit.name} if unit.own else unit.name,
                    "" if unit.own else _address("indicators:board", screen, unit.code),
                    tuple(_cell(screen.groups[unit.key][i.code], screen, unit.key) for i in board.indicators[:COLUMNS]),
                )
                for unit in _busy_first(board, screen, sight)
            ),
        )
        for board in boards
    ]


def _busy_first(board: Board, screen: Screen, sight: Sight) -> list[Unit]:
    """The offices by the leading figure, the largest first; equal ones stay in their order by name."""
    leading = board.indicators[0].code
    return sorted(sight.units, key=lambda unit: -(screen.groups[unit.key][leading].value or 0))


def address(name: str, period: Period, unit: str = "", *args: str, day: date | None = None, **more: str) -> str:
    """A page of these leaders' screens, for a period and a unit; ``day``: as it was known at the end of that day."""
    known = {FIELD: day.isoformat()} if day is not None else {}
    query = {"ky": write_period(period), **({"don-vi": unit} if unit else {}), **known, **more}
    return f"{reverse(name, args=args)}?{urlencode(query)}"


def _address(name: str, screen: Screen, unit: str, *args: str) -> str:
    return address(name, screen.period, unit, *args, day=day_before(screen.known_by))


def tone(indicator: Indicator, value: float | int | None) -> str:
    """``done`` at the target or better, ``late`` at the alarm or worse, ``near`` between; "" without either."""
    if value is None or indicator.better is Better.NEITHER:
        return ""
    sign = 1 if indicator.better is Better.UP else -1
    if indicator.alarm is not None and sign * value <= sign * indicator.alarm:
        return "late"
    if indicator.target is None:
        return ""
    return "done" if sign * value >= sign * indicator.target else "near"


def _cell(figure: Figure, screen: Screen, unit: str) -> Shown:
    indicator = figure.indicator
    return Shown(
        key=f"{indicator.code}@{unit}",
        label=indicator.name,
        value=value_text(indicator, figure.value),
        url=_address("indicators:drill", screen, unit, indicator.code),
        tone=tone(indicator, figure.value),
    )


def _figure(figure: Figure, screen: Screen, unit: str) -> Shown:
    indicator, cell = figure.indicator, _cell(figure, screen, unit)
    notes = change_notes(figure, screen.period)
    return Shown(
        **{
            **cell.__dict__,
            "notes": (live_note(figure, screen),) if isinstance(indicator, Live) else notes,
            "target": _target(indicator),
            "trend": sparkline([reading.value for reading in figure.trend], str(indicator.name)),
        }
    )


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


def _target(indicator: Indicator) -> str:
    if indicator.target is None:
        return ""
    return _("Target: %(target)s") % {"target": value_text(indicator, indicator.target)}
