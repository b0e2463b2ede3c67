"""One indicator explained: what changed, whose change it is, and what the year's end will be."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators import choices
from tinhso.engines.indicators.ahead.chart import chart
from tinhso.engines.indicators.ahead.saying import Told, reaches, sentences
from tinhso.engines.indicators.ahead.year_end import YearEnd, can_be_forecast, year_end
from tinhso.engines.indicators.as_known import FIELD, end_of
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.measures import Indicator, Live
from tinhso.engines.indicators.period_names import name_period, write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.plans import Plan, plans
from tinhso.engines.indicators.reading_pages import indicator_named
from tinhso.engines.indicators.shown import address, value_text
from tinhso.engines.indicators.sight import PERMISSION, sight
from tinhso.engines.indicators.views.asking import day_asked, period_asked
from tinhso.ui import figures as written


@require_GET
@official_required(PERMISSION)
def explained(request: HttpRequest, code: str) -> HttpResponse:
    """Sentences from the figures by rules, and the year with its forecast; what is live has neither."""
    actor = request.actor  # type: ignore[attr-defined]
    newest = indicator_named(code)
    if isinstance(newest, Live):
        raise Http404
    day = day_asked(request)
    period = period_asked(request, day)
    seen = sight(actor, request.GET.get("don-vi", ""), period.last)
    indicator = newest.in_force(period.first)
    screen = figures(
        [newest], period=period, offices=seen.offices, groups={u.key: Place(u.offices) for u in seen.units},
        whole=seen.is_whole, known_by=end_of(day),
    )  # fmt: skip
    ahead = year_end(indicator, offices=seen.offices, whole=seen.is_whole, known_by=end_of(day))
    year = ahead.year if ahead else Period.whole_year(period.last.year)
    unit = (seen.here, None)
    plan = plans([newest], period, [unit], end_of(day)).get((code, unit))
    years_plan = plans([newest], year, [unit], end_of(day)).get((code, unit))
    opens = indicator.of_series is not None
    keys = ["", *(one.key for one in seen.units)] if opens else []
    told = Told(
        screen.total[code], period, screen.moment,
        {key: of[code] for key, of in screen.groups.items()},
        {one.key: one.name for one in seen.units},
        {key: address("indicators:drill", period, key or seen.code, code, day=day) for key in keys},
    )  # fmt: skip
    return page(
        request,
        "indicators/explained.html",
        indicator=indicator,
        code=code,
        sight=seen,
        period=name_period(period),
        chosen=write_period(period),
        periods=choices.periods(day or clock.today(), period),
        day=day,
        today=clock.today(),
        known=f"&{FIELD}={day}" if day else "",
        sentences=sentences(told, plan, ahead),
        ahead=ahead,
        drawing=_drawing(indicator, ahead, years_plan),
        months=_months(indicator, ahead),
        trials=_trials(indicator, ahead),
        years_plan=value_text(indicator, years_plan.value) if years_plan else "",
        reaches=reaches(ahead, years_plan) if ahead else "",
        can_be_forecast=can_be_forecast(indicator),
    )


def _drawing(indicator: Indicator, ahead: YearEnd | None, plan: Plan | None) -> str:
    if ahead is None:
        return ""
    label = _("%(name)s in %(year)s: expected %(value)s at the year's end") % {
        "name": indicator.name,
        "year": ahead.year.year,
        "value": _written(indicator, ahead.end.value),
    }
    from_zero = indicator.unit != "%"
    return chart(
        ahead, label, lambda v: value_text(indicator, round(v, 1)), plan.value if plan else None, from_zero=from_zero
    )


def _months(indicator: Indicator, ahead: YearEnd | None) -> Sequence[tuple[str, str, str]]:
    """(month, where the year stands, from … to …), in the order of the year."""
    if ahead is None:
        return ()
    return [
        (
            name_period(one.month),
            _written(indicator, one.value),
            "" if one.is_known else f"{_written(indicator, one.low)} – {_written(indicator, one.high)}",
        )
        for one in ahead.way
    ]


def _trials(indicator: Indicator, ahead: YearEnd | None) -> Sequence[tuple[int, str, str, str]]:
    """(year, what would have been said in this month, what came, the error)."""
    return [
        (one.year, _written(indicator, one.said), _written(indicator, one.came), written.percent(one.error / 100, 1))
        for one in (ahead.trials if ahead else ())
    ]


def _written(indicator: Indicator, value: float) -> str:
    return value_text(indicator, round(value) if indicator.adds_over_time else round(value, 1))
