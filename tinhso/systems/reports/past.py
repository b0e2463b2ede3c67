"""What an office typed, what counts of it, and what it gave in earlier periods."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from tinhso.engines.indicators.api import write_period
from tinhso.systems.reports.content.checking import Cell, Past
from tinhso.systems.reports.nouns.cells import Value
from tinhso.systems.reports.nouns.returns import Return

BACK = 24  # periods


def cells_of(one: Return) -> dict[str, Cell]:
    """What has been typed so far."""
    return {code: Cell(text, note) for code, (text, note) in one.draft.items()}


def values_of(one: Return) -> dict[str, Value]:
    """The values in force, by line."""
    return {value.line: value for value in one.cells.filter(replaced_at=None)}


def past_of(one: Return) -> Past:
    """The delivered values of the same office and regime in earlier periods; one statement."""
    earlier = Value.objects.filter(
        of__regime=one.regime_id, of__office=one.office_id, of__first__lt=one.first, of__delivered_at__isnull=False,
        replaced_at=None, value__isnull=False,
    )  # fmt: skip
    rows = earlier.order_by("-of__first").values_list("of__period", "line", "value")
    by_period: dict[str, dict[str, float]] = defaultdict(dict)
    for period, line, value in rows[: BACK * len(one.form.read.lines)]:
        by_period[period][line] = float(value or Decimal(0))
    every: dict[str, list[float]] = defaultdict(list)
    for values in reversed(by_period.values()):
        for line, number in values.items():
            every[line].append(number)
    before, year_ago = (write_period(p) for p in (one.lasts.previous(), one.lasts.same_last_year()))
    return Past(by_period.get(before, {}), by_period.get(year_ago, {}), every)
