"""Quality marks of a figure: fresh, complete, on time, checked, restated; each a word, none a colour alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.indicators.figures import Figure
from tinhso.engines.indicators.kept_values import covering
from tinhso.engines.indicators.models import Entry, KeptSeries, Restatement
from tinhso.engines.indicators.period_names import write_period
from tinhso.engines.indicators.periods import Period, midnight
from tinhso.engines.indicators.typed import Typed


@dataclass(frozen=True)
class Mark:
    """``holds`` None: the question does not arise."""

    code: str
    word: str
    holds: bool | None

    @property
    def tone(self) -> str:
        return {True: "done", False: "near", None: "neutral"}[self.holds]


def marks(
    figure: Figure, period: Period, entries: Sequence[Entry] = (), series: KeptSeries | None = None
) -> list[Mark]:
    """The marks of one figure; ``entries`` are the series' values of its days, earlier ones too. One statement."""
    restated = figure.indicator.code in _restated([figure.indicator.code], period)
    return _marks(figure, period, entries, series, is_restated=restated)


def marks_of_all(figures: Sequence[Figure], period: Period) -> Mapping[str, tuple[Mark, ...]]:
    """The marks of many figures by code; one statement, and two more where some are typed in."""
    restated = _restated([figure.indicator.code for figure in figures], period)
    typed = [figure.indicator.series for figure in figures if isinstance(figure.indicator, Typed)]
    series = KeptSeries.objects.in_bulk(typed) if typed else {}
    entries: dict[object, list[Entry]] = defaultdict(list)
    if typed:
        for entry in Entry.objects.filter(series__in=typed, first__gte=period.first, end__lte=period.end):
            entries[entry.series_id].append(entry)
    found = {}
    for figure in figures:
        key = getattr(figure.indicator, "series", None)
        is_restated = figure.indicator.code in restated
        marked = _marks(figure, period, entries.get(key, ()), series.get(key), is_restated=is_restated)
        found[figure.indicator.code] = tuple(marked)
    return found


def _restated(codes: Sequence[str], period: Period) -> set[str]:
    rows = Restatement.objects.filter(
        figure__code__in=codes, figure__closing__period=write_period(period), replaced_at=None
    )
    return set(rows.values_list("figure__code", flat=True))


def _marks(
    figure: Figure, period: Period, entries: Sequence[Entry], series: KeptSeries | None, *, is_restated: bool
) -> list[Mark]:
    indicator = figure.indicator
    found = []
    if isinstance(indicator, Typed) and series is not None:
        found += _of_series(indicator, series, entries, period)
    else:
        found.append(Mark("fresh", _("Exact at this moment"), True))
    if figure.now.value is None:
        found.append(Mark("complete", _("No data"), False))
    elif figure.now.missing:
        found.append(Mark("complete", _("%(n)s values are missing") % {"n": figure.now.missing}, False))
    else:
        found.append(Mark("complete", _("Complete"), True))
    if is_restated or any(entry.replaced_at is not None for entry in entries):
        found.append(Mark("restated", _("Restated") if is_restated else _("Corrected"), False))
    return found


def due(series: KeptSeries, period: Period) -> datetime:
    """By when the value of a period is to be given."""
    return midnight(period.end + timedelta(days=series.due_days))


def _of_series(indicator: Typed, series: KeptSeries, entries: Sequence[Entry], period: Period) -> list[Mark]:
    latest = _last_due(series)
    known = {entry.period for entry in entries if entry.replaced_at is None}
    now = [entry for entry in entries if entry.replaced_at is None]
    fresh = write_period(latest) in known or period.end <= latest.first
    first_given = {e.period: e for e in sorted(entries, key=lambda e: e.at, reverse=True)}
    late = [e for e in first_given.values() if e.at >= due(series, e.lasts)]
    unchecked = [entry for entry in now if entry.checked_at is None]
    return [
        Mark("fresh", _("Up to date") if fresh else _("Overdue: the newest value is missing"), fresh),
        Mark("on_time", _("Given on time") if not late else _("Given late"), not late if now else None),
        Mark("checked", _("Checked") if now and not unchecked else _("Not checked yet"), bool(now) and not unchecked),
    ]


def _last_due(series: KeptSeries) -> Period:
    """The newest period whose value should be here."""
    day = clock.today() - timedelta(days=series.due_days)
    return covering(series.grain, day, closes_on_14th=series.closes_on_14th).previous()
