"""What the catalogue's pages read: kept series, versions, thresholds and closings of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import Http404

from tinhso.engines.directory.models import Office
from tinhso.engines.indicators.bands import Band, declared_bands, read
from tinhso.engines.indicators.finding import catalogue
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.models import (
    Closing,
    Definition,
    Entry,
    FrozenFigure,
    KeptSeries,
    Legend,
    Restatement,
    Target,
)
from tinhso.engines.indicators.periods import Period


def indicator_named(code: str) -> Indicator:
    """Raises Http404."""
    found = catalogue().get(code)
    if found is None:
        raise Http404
    return found


def versions_of(code: str) -> list[Definition]:
    """Newest first, with those that wait or were refused."""
    return list(Definition.objects.filter(code=code).select_related("owner").order_by("-valid_from", "-proposed_at"))


def bands_on(indicator: Indicator, day: date) -> tuple[Band, ...]:
    """The thresholds for periods that begin on ``day``: those that were set, or what the declaration says."""
    legend = Legend.objects.filter(code=indicator.code, valid_from__lte=day).order_by("-valid_from").first()
    return read(legend.bands) if legend else declared_bands(indicator)


def bands_of_all(indicators: Sequence[Indicator], day: date) -> dict[str, tuple[Band, ...]]:
    """The same for many indicators, by code; one statement."""
    rows = Legend.objects.filter(code__in=[i.code for i in indicators], valid_from__lte=day).order_by("valid_from")
    legends = {legend.code: legend for legend in rows}
    return {i.code: read(legends[i.code].bands) if i.code in legends else declared_bands(i) for i in indicators}


def series_of(code: str) -> KeptSeries:
    found = KeptSeries.objects.select_related("owner").filter(code=code).first()
    if found is None:
        raise Http404
    return found


def entries_of(series: KeptSeries, first: date, end: date) -> list[Entry]:
    """Every value of these days with its earlier ones, the newest period first."""
    rows = Entry.objects.filter(series=series, first__gte=first, end__lte=end)
    return list(rows.order_by("-first", "office", "area", "-at"))


def targets_of(code: str) -> list[Target]:
    """Targets in force and before, the newest period first."""
    return list(Target.objects.filter(code=code).order_by("-first", "office", "area", "-at")[:200])


def closings_of(heres: Sequence[int]) -> list[Closing]:
    return list(Closing.objects.filter(office__in=heres).order_by("-first", "-at")[:100])


def closing(key: UUID) -> tuple[Closing, Office]:
    found = Closing.objects.filter(pk=key).first()
    if found is None:
        raise Http404
    return found, Office.objects.get(here=found.office)


def frozen(key: UUID) -> FrozenFigure:
    found = FrozenFigure.objects.select_related("closing").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def restatements_of(figure: FrozenFigure) -> list[Restatement]:
    return list(figure.restatements.order_by("at"))


def published_of(code: str, period: Period) -> list[FrozenFigure]:
    """What was published of an indicator for the whole in this period."""
    rows = FrozenFigure.objects.filter(code=code, unit="", closing__first=period.first, closing__end=period.end)
    return list(rows.select_related("closing"))
