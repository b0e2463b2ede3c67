"""Who has delivered and who has not: every office of a regime in its latest periods."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q

from tinhso.base import clock
from tinhso.engines.directory.models import Office
from tinhso.engines.indicators.api import read_period
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.telling import period_name

PERIODS = 6


@dataclass(frozen=True)
class Column:
    """One period: how many owe a return, how many delivered it, how many of those in time."""

    period: str
    name: str
    owed: int
    delivered: int
    in_time: int
    approved: int
    late: int


@dataclass(frozen=True)
class Matrix:
    columns: Sequence[Column]
    rows: Sequence[tuple[Office, Sequence[Return | None]]]

    def owing(self) -> list[Return]:
        """What is late, the longest first."""
        late = [one for _office, cells in self.rows for one in cells if one is not None and one.state == "late"]
        return sorted(late, key=lambda one: (one.due_at, one.office.code))


def matrix(regime: Regime, n: int = PERIODS) -> Matrix:
    """The newest periods first; two statements."""
    newest = regime.returns.values("period").annotate(end=Max("end")).order_by("-end").values_list("period", flat=True)
    periods = list(newest[:n])
    found = regime.returns.filter(period__in=periods).select_related("office", "regime__owner")
    found = found.annotate(steps=Count("chases"), last_step=Max("chases__step")).defer("draft")
    by_office: dict[UUID, dict[str, Return]] = defaultdict(dict)
    offices: dict[UUID, Office] = {}
    for one in found:
        by_office[one.office_id][one.period] = one
        offices[one.office_id] = one.office
    order = sorted(offices.values(), key=lambda office: office.code)
    rows = [(office, [by_office[office.pk].get(period) for period in periods]) for office in order]
    return Matrix([_column(period, [cells[n] for _, cells in rows]) for n, period in enumerate(periods)], rows)


def _column(period: str, cells: Iterable[Return | None]) -> Column:
    there = [one for one in cells if one is not None]
    states = Counter(one.state for one in there)
    delivered = [one for one in there if one.delivered_at is not None]
    return Column(
        period, period_name(read_period(period)), len(there), len(delivered),
        sum(not one.was_late for one in delivered), states["approved"] + states["locked"], states["late"],
    )  # fmt: skip


def standing(regimes: Iterable[Regime]) -> dict[UUID, dict[str, int]]:
    """For each regime: how many returns are late now and how many wait for its owner; one statement."""
    late = Q(delivered_at=None, due_at__lt=clock.now(), opens_at__lte=clock.now())
    rows = Return.objects.filter(regime__in=list(regimes)).values("regime").annotate(
        late=Count("pk", filter=late), waiting=Count("pk", filter=Q(level__in=("check", "approve")))
    )  # fmt: skip
    return {row["regime"]: {"late": row["late"], "waiting": row["waiting"]} for row in rows}
