"""The list behind a figure."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.base.registry import offered
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.as_known import end_of
from tinhso.engines.indicators.boards import on_boards
from tinhso.engines.indicators.drilling import OF, OVER, REST, count, drill
from tinhso.engines.indicators.finding import find
from tinhso.engines.indicators.lists import shown_lines
from tinhso.engines.indicators.measures import Dated, Live, Stock
from tinhso.engines.indicators.period_names import name_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.shown import address, value_text
from tinhso.engines.indicators.sight import PERMISSION, sight
from tinhso.engines.indicators.views.asking import day_asked, period_asked
from tinhso.ui.rows import page_of

HOME, PAGE = "indicators.home", 50  # the point at which a system offers the page that figures are looked at from


@require_GET
@official_required(PERMISSION)
def list_of(request: HttpRequest, code: str) -> HttpResponse:
    """The very records behind one figure: the numerator, the denominator, or what lies between."""
    unit = request.GET.get("don-vi", "")
    day = day_asked(request)
    seen, period = sight(request.actor, unit.rstrip(".")), period_asked(request, day)  # type: ignore[attr-defined]
    known_by = end_of(day)
    indicator = on_boards(code) or find(code)
    if indicator is not None:
        indicator = indicator.in_force(period.first)
    if indicator is None or not (isinstance(indicator, Live | Dated) or indicator.all_series):
        raise Http404
    offices = next((list(u.offices) for u in seen.units if u.own), []) if unit.endswith(".") else seen.offices
    part = request.GET.get("phan", OF)
    part = part if part in {OVER, REST} and indicator.over_series is not None else OF
    after = request.GET.get("sau", "")
    lines = drill(indicator, period=period, offices=offices, part=part, after=after, n=PAGE + 1, known_by=known_by)
    parts = (OF, OVER, REST) if indicator.over_series is not None else ()
    total = count(indicator, period=period, offices=offices, part=part, known_by=known_by)
    return page(
        request,
        "indicators/list.html",
        indicator=indicator,
        sight=seen,
        own=unit.endswith("."),
        period="" if isinstance(indicator, Live) else name_period(period),
        is_stock=isinstance(indicator, Stock),
        is_sum=indicator.unit == "đ",
        part=part,
        parts=[(p, address("indicators:drill", period, unit, code, day=day, phan=p)) for p in parts],
        total=value_text(indicator, total) if not parts else f"{total}",
        count=total,
        lines=page_of(request, shown_lines(lines, request.actor), PAGE, key="cursor"),  # type: ignore[attr-defined]
        back=_back(period, seen.code, day),
        day=day,
        is_kept=known_by is None or bool(indicator.all_series) or getattr(indicator, "then", None) is not None,
    )


def _back(period: Period, unit: str, day: date | None) -> str:
    """From where the list was opened: the page of boards, or the catalogue where no system has one."""
    return next((address(name, period, unit, day=day) for name in offered(HOME)), reverse("indicators:catalogue"))
