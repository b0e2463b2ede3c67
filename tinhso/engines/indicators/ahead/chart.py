"""The year of a figure as a drawing: what is known, what is expected with its interval, last year, the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tinhso.engines.indicators.ahead.year_end import YearEnd

Write = Callable[[float], str]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 720, 260, 64, 12, 12, 26


@dataclass(frozen=True)
class Scale:
    """Months across, values upwards; from zero, or from a little below the lowest where zero says nothing."""

    low: float
    high: float

    @classmethod
    def over(cls, values: Iterable[float], *, from_zero: bool) -> Scale:
        found = list(values)
        low, high = min(found), max(found)
        room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
        return cls(min(low, 0.0) if from_zero else low - room, high + room)

    def x(self, month: int) -> float:
        """The middle of a month, counted from 0."""
        return LEFT + (month + 0.5) * (WIDTH - LEFT - RIGHT) / 12

    def y(self, value: float) -> float:
        return TOP + (self.high - value) / (self.high - self.low) * (HEIGHT - TOP - FOOT)

    def steps(self) -> list[float]:
        """Four or five round values for the lines across."""
        rough = (self.high - self.low) / 4
        power = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 0.1
        step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough)
        first = int(self.low // step)
        return [n * step for n in range(first, first + 8) if self.low <= n * step <= self.high]


def chart(
    found: YearEnd, label: str, write: Callable[[float], str], plan: float | None, *, from_zero: bool
) -> SafeString:
    """An SVG; ``write`` puts a value into words, ``label`` says the whole of it to who cannot see it."""
    known = [s.value for s in found.way if s.is_known]
    coming = [s for s in found.way if not s.is_known]
    every = [*known, *(s.low for s in coming), *(s.high for s in coming), *found.last_year, *([plan] if plan else [])]
    scale = Scale.over(every, from_zero=from_zero)
    start = len(known) - 1
    joint = known[-1:]  # the expected line begins where the known one ends
    upper = [*joint, *(s.high for s in coming)]
    lower = [*joint, *(s.low for s in coming)]
    begin = max(start, 0)
    fan = [*_places(scale, upper, begin), *reversed(_places(scale, lower, begin))]
    return format_html(
        '<svg class="year-chart" role="img" aria-label="{}" viewBox="0 0 {} {}">{}{}{}{}{}{}{}</svg>',
        label, WIDTH, HEIGHT,
        _grid(scale, write),
        _plan(scale, plan),
        format_html('<polygon class="fan" points="{}"/>', " ".join(fan)) if coming else "",
        _line("before", _places(scale, found.last_year, 0)),
        _line("known", _places(scale, known, 0)),
        _line("ahead", _places(scale, [*joint, *(s.value for s in coming)], begin)),
        _months(scale, found),
    )  # fmt: skip


def _places(scale: Scale, values: Sequence[float], first: int) -> list[str]:
    return [f"{scale.x(first + n):.1f},{scale.y(value):.1f}" for n, value in enumerate(values)]


def _line(name: str, places: Sequence[str]) -> SafeString:
    return format_html('<polyline class="{}" points="{}"/>', name, " ".join(places)) if places else SafeString("")


def _grid(scale: Scale, write: Write) -> SafeString:
    rows = (
        (LEFT, f"{scale.y(v):.1f}", WIDTH - RIGHT, LEFT - 8, f"{scale.y(v) + 4:.1f}", write(v)) for v in scale.steps()
    )
    return format_html_join(
        "",
        '<line class="across" x1="{0}" x2="{2}" y1="{1}" y2="{1}"/><text x="{3}" y="{4}" text-anchor="end">{5}</text>',
        rows,
    )


def _plan(scale: Scale, plan: float | None) -> SafeString:
    if plan is None:
        return SafeString("")
    y = f"{scale.y(plan):.1f}"
    return format_html('<line class="plan" x1="{}" x2="{}" y1="{}" y2="{}"/>', LEFT, WIDTH - RIGHT, y, y)


def _months(scale: Scale, found: YearEnd) -> SafeString:
    rows = ((f"{scale.x(n):.1f}", HEIGHT - 8, standing.month.number) for n, standing in enumerate(found.way))
    return format_html_join("", '<text x="{}" y="{}" text-anchor="middle">{}</text>', rows)
