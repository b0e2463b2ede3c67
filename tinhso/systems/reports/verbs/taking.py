"""The values of an approved return become values of the kept series that its lines name: figures at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tinhso.engines.events.api import Actor
from tinhso.engines.indicators import api as indicators
from tinhso.engines.indicators.models import KeptSeries
from tinhso.systems.reports.nouns.cells import Value
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.past import values_of


def take_into_series(one: Return, *, by: Actor, only: Iterable[str] | None = None) -> int:
    """Those of all lines, or of ``only`` these; part of a verb that has checked ``by``. Returns how many changed."""
    lines = {code: line for code, line in one.form.read.lines.items() if line.series}
    series = {s.code: s for s in KeptSeries.objects.filter(code__in=[line.series for line in lines.values()])}
    rows = [
        (series[lines[code].series], _given(one, series[lines[code].series], value))
        for code, value in values_of(one).items()
        if code in lines and (only is None or code in only)
    ]
    return len(indicators.take_values(rows, source=one, by=by)) if rows else 0


def _given(one: Return, series: KeptSeries, value: Value) -> indicators.Given:
    office = one.office.here_id if series.by_unit == "office" else None
    area = one.office.area_id if series.by_unit == "area" else None
    reason = value.reason or value.note or _("From an approved report.")
    return indicators.Given(one.lasts, value.value, office, area, reason)
