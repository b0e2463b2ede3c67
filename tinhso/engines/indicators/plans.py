"""The plan beside a figure: the target of its unit and period, and where it should stand by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tinhso.engines.indicators.measures import Better, Indicator
from tinhso.engines.indicators.models import Target
from tinhso.engines.indicators.periods import MONTHS, Period, midnight

Unit = tuple[int | None, int | None]  # office (*here*) and area; neither: the whole province


@dataclass(frozen=True)
class Plan:
    """``value`` for the whole period; ``is_share``: nobody gave one for this period, it is a part of the year's."""

    indicator: Indicator
    period: Period
    value: float
    basis: str
    is_share: bool = False

    def expected(self, moment: datetime) -> float:
        """Where it should stand at ``moment``: what adds up grows day by day, a share or a stock holds throughout."""
        if not self.indicator.adds_over_time:
            return self.value
        begins, ends = midnight(self.period.first), midnight(self.period.end)
        return self.value * min(max((moment - begins) / (ends - begins), 0), 1)

    def done(self, value: float | None) -> float | None:
        """How much of the plan is reached, 1 for all of it; None without data or for a plan of nothing."""
        return None if value is None or not self.value else value / self.value

    def is_on_pace(self, value: float | None, moment: datetime) -> bool | None:
        """Whether the value stands where it should by now, or better; None where nothing can be said."""
        if value is None or self.indicator.better is Better.NEITHER:
            return None
        sign = 1 if self.indicator.better is Better.UP else -1
        return sign * value >= sign * self.expected(moment)


def plans(
    indicators: Iterable[Indicator], period: Period, units: Iterable[Unit], known_by: datetime | None = None
) -> Mapping[tuple[str, Unit], Plan]:
    """The plan of each indicator in each unit, as far as there is one, now or as it stood then; one statement.

    Without a target for the period itself the year's counts: as many twelfths as the period has months if the
    indicator adds up, whole if it does not.
    """
    by_code, wanted = {i.code: i for i in indicators}, set(units)
    rows = Target.objects.in_force(known_by).filter(code__in=by_code, first__lte=period.first, end__gte=period.end)
    found: dict[tuple[str, Unit], Plan] = {}
    for target in rows.exclude(value=None).order_by("first", "-end"):
        unit = (target.office, target.area)
        if unit in wanted:
            plan = _plan(by_code[target.code], period, target)
            if plan is not None:
                found[target.code, unit] = plan
    return found


def _plan(indicator: Indicator, period: Period, target: Target) -> Plan | None:
    value, given = target.value or Decimal(0), target.lasts
    if given == period:
        return Plan(indicator, period, float(value), target.basis)
    if given.kind != "year" or given.closes_on_14th != period.closes_on_14th or period.kind not in MONTHS:
        return None
    share = MONTHS[period.kind] / 12 if indicator.adds_over_time else 1
    return Plan(indicator, period, float(value) * share, target.basis, is_share=True)
