"""The course of a figure: this year's line, last year's below it, the target, and where somebody noted something."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.engines.indicators.api import Figure, Period, name_period, value_text, write_period
from tinhso.systems.ioc.parts.drawing import apart, line, px

POINTS = 12
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 220, 10, 118, 16, 26
Values = Sequence[float | int | None]


@dataclass(frozen=True)
class Trend:
    """``rows`` are (period, value, a year before, whether there is a note), the newest first."""

    svg: SafeString
    rows: list[tuple[str, str, str, bool]]
    has_last_year: bool


def periods_of_the_line(kind: str) -> int:
    """How many periods to read: of months two years, so that each has the same month of the year before."""
    return 2 * POINTS if kind == "month" else POINTS


def trend(figure: Figure, period: Period, target: float | None = None, noted: Collection[str] = ()) -> Trend | None:
    """None where nothing is known; ``noted`` are the periods with notes, as addresses write them."""
    every = [reading.value for reading in figure.trend]
    now, before = every[-POINTS:], every[:-POINTS]
    if len(now) < POINTS or all(value is None for value in now):
        return None
    periods = [period]
    while len(periods) < POINTS:
        periods.insert(0, periods[0].previous())
    last_year: Values = before if len(before) == POINTS else [None] * POINTS
    rows = [
        (
            name_period(one),
            value_text(figure.indicator, value),
            value_text(figure.indicator, earlier),
            write_period(one) in noted,
        )
        for one, value, earlier in zip(periods, now, last_year, strict=True)
    ]
    marks = [n for n, one in enumerate(periods) if write_period(one) in noted]
    svg = _svg(figure, periods, now, last_year, target, marks)
    return Trend(svg, rows[::-1], any(value is not None for value in last_year))


def _svg(
    figure: Figure, periods: list[Period], now: Values, before: Values, target: float | None, marks: list[int]
) -> SafeString:
    known = [value for value in (*now, *before, target, 0) if value is not None]
    low, reach = min(known), (max(known) - min(known)) or 1
    step = (WIDTH - LEFT - RIGHT) / (POINTS - 1)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (value - low) / reach * (HEIGHT - TOP - BOTTOM)

    def points(values: Values) -> list[tuple[float, float] | None]:
        return [None if value is None else (LEFT + n * step, y(value)) for n, value in enumerate(values)]

    said = [(point, text) for point, text in _labels(figure, now, before, target)]
    heights = apart([y(value) for value, _text in said], 15)
    x = WIDTH - RIGHT + 8
    texts = format_html_join(
        "", '<text x="{}" y="{}" class="{}">{}</text>',
        ((px(x), px(h + 4), kind, text) for h, (_v, (kind, text)) in zip(heights, said, strict=True)),
    )  # fmt: skip
    names = format_html_join(
        "", '<text x="{}" y="{}" class="axis" text-anchor="middle">{}</text>',
        ((px(LEFT + n * step), HEIGHT - 8, short_name(one)) for n, one in enumerate(periods) if n % 3 == 2),
    )  # fmt: skip
    dots = format_html_join(
        "", '<circle class="noted" cx="{}" cy="{}" r="6"/>',
        ((px(p[0]), px(p[1])) for n, p in enumerate(points(now)) if n in marks and p is not None),
    )  # fmt: skip
    goal = "" if target is None else f"M{LEFT} {px(y(target))}L{WIDTH - RIGHT} {px(y(target))}"
    label = _("%(name)s, course of the last periods; the table holds the same numbers") % {
        "name": figure.indicator.name
    }
    return format_html(
        '<svg class="trend" role="img" aria-label="{}" viewBox="0 0 {} {}">'
        '<path class="zero" d="M{} {}L{} {}"/><path class="goal" d="{}"/><path class="before" d="{}"/>'
        '<path class="now" d="{}"/>{}{}{}</svg>',
        label, WIDTH, HEIGHT, LEFT, px(y(0)), WIDTH - RIGHT, px(y(0)), goal, line(points(before)),
        line(points(now)), dots, names, texts,
    )  # fmt: skip


def _labels(
    figure: Figure, now: Values, before: Values, target: float | None
) -> list[tuple[float | int, tuple[str, str]]]:
    found: list[tuple[float | int, tuple[str, str]]] = []
    if now[-1] is not None:
        found.append((now[-1], ("last", value_text(figure.indicator, now[-1]))))
    if before[-1] is not None:
        found.append(
            (before[-1], ("was", _("a year ago %(value)s") % {"value": value_text(figure.indicator, before[-1])}))
        )
    if target is not None:
        found.append((target, ("aim", _("target %(value)s") % {"value": value_text(figure.indicator, target)})))
    return found


def short_name(period: Period) -> str:
    """As an axis or a narrow column names it: 11/26."""
    return f"{period.number}/{period.year % 100:02}" if period.kind == "month" else write_period(period)
