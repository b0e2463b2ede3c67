"""A figure as a board shows it: value, band, comparisons, plan, trend, quality, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.base.registry import Text
from tinhso.engines.indicators.api import (
    Band,
    Figure,
    Indicator,
    Live,
    Mark,
    Plan,
    Screen,
    band_of,
    bands_of_all,
    change_notes,
    end_of,
    in_words,
    live_note,
    marks_of_all,
    plan_words,
    plans,
    sparkline,
    value_text,
)
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.directives.queries import open_by_figure


@dataclass(frozen=True)
class Tile:
    """One figure of one unit; ``key`` names its place on the page for what comes live."""

    figure: Figure
    asked: Asked
    bands: tuple[Band, ...]
    planned: Plan | None
    marks: tuple[Mark, ...]
    screen: Screen
    directed: int = 0  # directives about it that are being carried out

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator

    @property
    def code(self) -> str:
        return self.figure.indicator.code

    @property
    def key(self) -> str:
        return f"{self.code}@{self.asked.sight.code}"

    @property
    def label(self) -> Text:
        return self.indicator.name

    @property
    def value(self) -> str:
        return value_text(self.indicator, self.figure.value)

    @cached_property
    def band(self) -> Band | None:
        return band_of(self.figure.value, self.bands)

    @property
    def tone(self) -> str:
        return self.band.level if self.band and self.band.level != "neutral" else ""

    @property
    def trend(self) -> SafeString:
        return sparkline([reading.value for reading in self.figure.trend], str(self.label))

    @property
    def notes(self) -> tuple[str, ...]:
        if isinstance(self.indicator, Live):
            return (live_note(self.figure, self.screen),)
        return change_notes(self.figure, self.asked.period)

    @property
    def plan(self) -> dict[str, Any] | None:
        return plan_words(self.planned, self.figure.value, self.screen.moment)

    @property
    def target(self) -> str:
        """The declared target, where nobody gave a plan for this unit and period."""
        if self.planned is not None or self.indicator.target is None:
            return ""
        return _("Target: %(target)s") % {"target": value_text(self.indicator, self.indicator.target)}

    @property
    def formula(self) -> str:
        return in_words(self.indicator)

    @property
    def records(self) -> str:
        """The list of the very records; nothing where the value does not come from records."""
        if self.indicator.of_series is None and not isinstance(self.indicator, Live):
            return ""
        return self.asked.address("indicators:drill", self.code)

    @property
    def analysis(self) -> str:
        return self.asked.address("ioc:figure", self.code)

    @property
    def made(self) -> str:
        return self.asked.address("indicators:one", self.code)


def tiles(screen: Screen, indicators: Sequence[Indicator], asked: Asked) -> Mapping[str, Tile]:
    """The tiles of a read screen by code; four statements more: thresholds, plans, quality, directives."""
    bands = bands_of_all(indicators, asked.period.first)
    planned = plans(indicators, asked.period, [(asked.office, None)], end_of(asked.day))
    quality = marks_of_all([screen.total[i.code] for i in indicators], asked.period) if asked.day is None else {}
    unit = (asked.office, None)
    directed = open_by_figure(asked, [i.code for i in indicators])

    def tile(i: Indicator) -> Tile:
        figure = screen.total[i.code]
        return Tile(
            figure, asked, bands[i.code], planned.get((i.code, unit)), quality.get(i.code, ()), screen, directed[i.code]
        )

    return {i.code: tile(i) for i in indicators}
