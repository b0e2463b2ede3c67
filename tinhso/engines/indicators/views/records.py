"""The path from a figure to its records, and the list at its end."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.base.registry import offered
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.as_known import end_of
from tinhso.engines.indicators.boards import on_boards
from tinhso.engines.indicators.drilling import OF, OVER, REST, count, drill
from tinhso.engines.indicators.finding import find
from tinhso.engines.indicators.lists import shown_lines
from tinhso.engines.indicators.measures import Dated, Indicator, Live, Stock
from tinhso.engines.indicators.paths.steps import chosen, parts, possible
from tinhso.engines.indicators.paths.way import DAY, OFFICIAL, STEP, TOPIC, UNIT, Way, read_way
from tinhso.engines.indicators.period_names import name_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.shown import address, value_text
from tinhso.engines.indicators.sight import PERMISSION
from tinhso.engines.indicators.views.asking import day_asked, period_asked
from tinhso.ui.rows import page_of

HOME, PAGE = "indicators.home", 50  # the point at which a system offers the page that figures are looked at from


@require_GET
@official_required(PERMISSION)
def list_of(request: HttpRequest, code: str) -> HttpResponse:
    """The very records behind one figure, or what it is made of by the step that is asked for.

    The numerator, the denominator, or what lies between; of a unit, a day, a procedure, an official.
    """
    actor, day = request.actor, day_asked(request)  # type: ignore[attr-defined]
    period = period_asked(request, day)
    indicator = _opened(code, period)
    way = read_way(request.GET, actor, indicator, period, day)
    steps = possible(way)
    step = request.GET.get(STEP, "")
    step = step if step in steps else ""
    known_by = end_of(day)
    asked = {"period": way.within, "offices": way.offices, "part": way.side, "known_by": known_by, "narrow": way.narrow}
    lines = [] if step else drill(indicator, after=request.GET.get("sau", ""), n=PAGE + 1, **asked)  # type: ignore[arg-type]
    total = count(indicator, **asked)  # type: ignore[arg-type]
    has_sides = indicator.over_series is not None
    return page(
        request,
        "indicators/list.html",
        indicator=indicator,
        way=[(unit.name, way.to(unit=unit.code).address()) for unit in way.sight.way],
        unit=_("%(office)s itself") % {"office": way.sight.name} if way.is_own else way.sight.name,
        period="" if isinstance(indicator, Live) else name_period(period),
        is_stock=isinstance(indicator, Stock),
        is_sum=indicator.unit == "đ",
        side=way.side,
        sides=[(side, way.to(side=side).address()) for side in (OF, OVER, REST)] if has_sides and not step else (),
        chosen=chosen(way),
        steps=[("", _("Records"), way.address()), *((one, _word(one), way.address(one)) for one in steps)],
        step=step,
        step_word=_word(step),
        parts=parts(way, step) if step else (),
        total=value_text(indicator, total) if not has_sides else f"{total}",
        count=total,
        lines=page_of(request, shown_lines(lines, actor), PAGE, key="cursor"),
        back=_back(way),
        day=day,
        is_kept=known_by is None or bool(indicator.all_series) or getattr(indicator, "then", None) is not None,
    )


def _opened(code: str, period: Period) -> Indicator:
    """The definition of that period. Raises Http404 for what is not there or comes from no record."""
    indicator = on_boards(code) or find(code)
    if indicator is not None:
        indicator = indicator.in_force(period.first)
    if indicator is None or not (isinstance(indicator, Live | Dated) or indicator.all_series):
        raise Http404
    return indicator


def _word(step: str) -> str:
    return {UNIT: _("By unit"), DAY: _("By day"), TOPIC: _("By procedure"), OFFICIAL: _("By official")}.get(step, "")


def _back(way: Way) -> str:
    """From where the list was opened: the page of boards, or the catalogue where no system has one."""
    homes = (address(name, way.period, way.sight.code, day=way.day) for name in offered(HOME))
    return next(homes, reverse("indicators:catalogue"))
