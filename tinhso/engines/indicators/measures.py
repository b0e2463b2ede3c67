"""Indicators as declarations: what counts, in words and as data. Values live in events, never here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Protocol

from tinhso.base.registry import Text
from tinhso.engines.indicators.series import STOCK, YEAR, Series, Value, terms

if TYPE_CHECKING:
    from tinhso.engines.indicators.drilling import Line

Where = Mapping[str, Value | tuple[Value, ...]]
Offices = Sequence[int] | None  # *here* integers; None: the whole province


class Better(Enum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"
    NEITHER = ""


UP, DOWN = Better.UP, Better.DOWN


@dataclass(frozen=True, eq=False)
class Indicator:
    """What every indicator says of itself: ``target`` and ``alarm`` are in its own unit (percent for ratios).

    ``before`` is the definition that held up to ``valid_from``: periods that began earlier keep it.
    """

    code: str = ""
    name: Text = ""
    definition: Text = field(default="", kw_only=True)
    owner: Text = field(default="", kw_only=True)
    law: Text = field(default="", kw_only=True)
    unit: Text = field(default="", kw_only=True)
    better: Better = field(default=Better.NEITHER, kw_only=True)
    target: float | None = field(default=None, kw_only=True)
    alarm: float | None = field(default=None, kw_only=True)
    valid_from: date | None = field(default=None, kw_only=True)
    before: Indicator | None = field(default=None, kw_only=True)
    share: ClassVar[int] = 1  # what one over one makes
    adds_over_time: ClassVar[bool] = False  # whether months make a year by being added

    def in_force(self, day: date) -> Indicator:
        """The definition for periods that begin on ``day``."""
        if self.before is not None and self.valid_from is not None and day < self.valid_from:
            return self.before.in_force(day)
        return self

    @property
    def of_series(self) -> Series | None:
        """What is added up; None if the value does not come from events."""
        return None

    @property
    def over_series(self) -> Series | None:
        """What it is divided by; None if the value is not a ratio."""
        return None

    @property
    def all_series(self) -> tuple[Series, ...]:
        return tuple(s for s in (self.of_series, self.over_series) if s is not None)


@dataclass(frozen=True, eq=False)
class Measure(Indicator):
    """Σ sign of the events of ``kinds`` whose channel, topic and facts equal ``where``."""

    adds_over_time: ClassVar[bool] = True
    kinds: tuple[str, ...] = field(default=(), kw_only=True)
    where: Where = field(default_factory=dict, kw_only=True)

    @cached_property
    def of_series(self) -> Series:
        return Series(terms(self.kinds, self.where))


@dataclass(frozen=True, eq=False)
class Sum(Measure):
    """Σ sign × a numeric fact, such as an amount in đồng."""

    fact: str = field(default="amount", kw_only=True)

    @cached_property
    def of_series(self) -> Series:
        return Series(terms(self.kinds, self.where, fact=self.fact))


@dataclass(frozen=True, eq=False)
class Stock(Indicator):
    """What has come and not gone by the end of the period: Σ ``plus`` − Σ ``minus`` from the beginning."""

    plus: Measure = field(kw_only=True)
    minus: Measure = field(kw_only=True)

    @cached_property
    def of_series(self) -> Series:
        gone = terms(self.minus.kinds, self.minus.where, factor=-1)
        return Series((*terms(self.plus.kinds, self.plus.where), *gone), STOCK)


@dataclass(frozen=True, eq=False)
class Ratio(Indicator):
    """``of`` in the hundred of ``over``; without a denominator there is no data, neither 0 nor 100 %.

    Of two stocks it is the share at the end of the period.
    """

    of: Measure | Stock = field(kw_only=True)
    over: Measure | Stock = field(kw_only=True)
    unit: Text = field(default="%", kw_only=True)
    share: ClassVar[int] = 100

    @property
    def of_series(self) -> Series | None:
        return self.of.of_series

    @property
    def over_series(self) -> Series | None:
        return self.over.of_series


@dataclass(frozen=True, eq=False)
class Mean(Ratio):
    """``of`` (a sum) for each of ``over`` (what was counted), in ``unit``: days on the way, say."""

    unit: Text = field(default="", kw_only=True)
    share: ClassVar[int] = 1


@dataclass(frozen=True, eq=False)
class Distinct(Measure):
    """How many different ones: records, topics (procedures), offices, areas or actors (see ``series.THINGS``).

    What came and was taken back in the period is not there. Such counts add up neither over time nor over units,
    and are counted anew for each.
    """

    adds_over_time: ClassVar[bool] = False
    each: str = field(default="record", kw_only=True)

    @cached_property
    def of_series(self) -> Series:
        return Series(terms(self.kinds, self.where), each=self.each)


@dataclass(frozen=True, eq=False)
class Cumulative(Indicator):
    """``of`` from the beginning of the year to the end of the period; ratios are divided anew, never added."""

    of: Measure | Ratio = field(kw_only=True)

    @property
    def share(self) -> int:  # type: ignore[override]
        return self.of.share

    @cached_property
    def of_series(self) -> Series | None:
        return _since_the_year_began(self.of.of_series)

    @cached_property
    def over_series(self) -> Series | None:
        return _since_the_year_began(self.of.over_series)


def _since_the_year_began(series: Series | None) -> Series | None:
    return None if series is None else replace(series, reach=YEAR)


class Then(Protocol):
    """A Live indicator at a moment that has passed."""

    def count(self, offices: Offices) -> Mapping[int, int]: ...

    def drill(self, offices: Offices, after: str, n: int) -> Iterable[Line]: ...


@dataclass(frozen=True, eq=False)
class Live(Indicator):
    """What is so at this moment and no event says, such as *overdue*: a query over the records themselves.

    ``count(offices)`` gives the number per office; ``drill(offices, after, n)`` lists the very records, in an
    order of its own, from the line whose ``cursor`` is ``after``. With ``over`` it is a percentage of that.
    ``then`` gives both as they were known at a moment; without it a moment that has passed has no figure.
    """

    over: Callable[[Offices], Mapping[int, int]] | None = field(default=None, kw_only=True)
    count: Callable[[Offices], Mapping[int, int]] = field(kw_only=True)
    drill: Callable[[Offices, str, int], Iterable[Line]] = field(kw_only=True)
    then: Callable[[datetime], Then] | None = field(default=None, kw_only=True)

    def listed(self, offices: Offices, after: str, n: int, known_by: datetime | None) -> Iterable[Line]:
        """``drill`` now, or as it was known then; nothing where that is not kept."""
        if known_by is None:
            return self.drill(offices, after, n)
        return self.then(known_by).drill(offices, after, n) if self.then is not None else ()


@dataclass(frozen=True, eq=False)
class Dated(Indicator):
    """What held on the last day of the period (today at the latest), by records that carry their own dates.

    ``count(offices, day)`` gives the number per office; ``drill(offices, day, after, n)`` lists the records as a
    ``Live`` indicator does. With ``over`` it is a percentage of that.
    """

    over: Callable[[Offices, date], Mapping[int, int]] | None = field(default=None, kw_only=True)
    count: Callable[[Offices, date], Mapping[int, int]] = field(kw_only=True)
    drill: Callable[[Offices, date, str, int], Iterable[Line]] = field(kw_only=True)

    def on(self, day: date) -> Live:
        """The same as it stood on ``day``."""
        over = self.over
        return Live(
            self.code, self.name, unit=self.unit, better=self.better,
            count=lambda offices: self.count(offices, day),
            over=None if over is None else lambda offices: over(offices, day),
            drill=lambda offices, after, n: self.drill(offices, day, after, n),
        )  # fmt: skip


def count(*kinds: str, **where: Value | tuple[Value, ...]) -> Measure:
    """A measure without a name of its own, for the two sides of a ratio."""
    return Measure(kinds=kinds, where=where)
