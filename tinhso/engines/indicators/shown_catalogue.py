"""The catalogue as its pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.registry import Text
from tinhso.base.text import sort_key
from tinhso.engines.indicators.bands import Band, band_of
from tinhso.engines.indicators.figures import Figure
from tinhso.engines.indicators.finding import COMPUTED, DEFINED, TYPED, origin
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.period_names import name_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.plans import Plan
from tinhso.engines.indicators.shown import value_text
from tinhso.engines.indicators.sparkline import sparkline
from tinhso.ui import figures as written


@dataclass(frozen=True)
class Row:
    """One indicator of the catalogue."""

    code: str
    name: Text
    unit: Text
    origin: str
    value: str
    trend: SafeString
    owner: Text

    @classmethod
    def of(cls, indicator: Indicator, figure: Figure | None) -> Row:
        value = value_text(indicator, figure.value) if figure else _("at this moment")
        trend = sparkline([r.value for r in figure.trend], str(indicator.name)) if figure else SafeString("")
        return cls(indicator.code, indicator.name, indicator.unit, origin(indicator), value, trend, indicator.owner)

    @property
    def origin_word(self) -> str:
        return {COMPUTED: _("from records"), DEFINED: _("formula"), TYPED: _("typed in")}[self.origin]

    @property
    def sort(self) -> Any:
        return sort_key(str(self.name))


@dataclass(frozen=True)
class UnitRow:
    """One unit of an indicator's page."""

    name: str
    value: str
    band: Band | None
    plan: str
    on_pace: bool | None

    @classmethod
    def of(cls, name: str, figure: Figure, bands: tuple[Band, ...], plan: Plan | None, moment: datetime) -> UnitRow:
        value = value_text(figure.indicator, figure.value)
        target = value_text(figure.indicator, plan.value) if plan else ""
        on_pace = plan.is_on_pace(figure.value, moment) if plan else None
        return cls(name, value, band_of(figure.value, bands), target, on_pace)


def trend_rows(figure: Figure, period: Period) -> list[tuple[str, str]]:
    """(period, value) of the trend, the newest first."""
    found = []
    for reading in reversed(figure.trend):
        found.append((name_period(period), value_text(figure.indicator, reading.value)))
        period = period.previous()
    return found


def plan_words(plan: Plan | None, value: float | None, moment: datetime) -> dict[str, Any] | None:
    """The plan of the page's unit: target, share reached, where it should stand, and by which decision."""
    if plan is None:
        return None
    done = plan.done(value)
    return {
        "target": value_text(plan.indicator, plan.value),
        "done": written.percent(done, 1) if done is not None and plan.indicator.adds_over_time else "",
        "expected": value_text(plan.indicator, round(plan.expected(moment), 1)),
        "on_pace": plan.is_on_pace(value, moment),
        "basis": plan.basis,
        "is_share": plan.is_share,
        "grows": plan.indicator.adds_over_time,
    }


__all__ = ["Row", "UnitRow", "plan_words", "trend_rows"]
