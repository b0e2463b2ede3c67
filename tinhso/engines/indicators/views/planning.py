"""Targets and thresholds of an indicator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.directory.api import names_of, offices_by_here, top_office
from tinhso.engines.indicators import reading_pages
from tinhso.engines.indicators.forms import TargetForm, ThresholdsForm
from tinhso.engines.indicators.period_names import name_period
from tinhso.engines.indicators.reading_pages import indicator_named
from tinhso.engines.indicators.shown import value_text
from tinhso.engines.indicators.units_of import offices_within
from tinhso.engines.indicators.verbs.targeting import set_target
from tinhso.engines.indicators.verbs.thresholds import set_thresholds
from tinhso.engines.indicators.views.asking import told

PLAN = "indicators.plan"


@official_required(PLAN)
@require_http_methods(["GET", "POST"])
def targets(request: HttpRequest, code: str) -> HttpResponse:
    """The targets of an indicator by unit and period, with their history; a POST sets one."""
    actor, indicator = request.actor, indicator_named(code)  # type: ignore[attr-defined]
    top = top_office()
    offices = offices_within(actor, PLAN)
    heres = {n.code: None if top and n.id == top.pk else n.here for n in offices}
    names = [(n.code, _("The whole province") if heres[n.code] is None else n.name) for n in offices]
    form = TargetForm(request.POST or None, units=names, initial={"period": f"{clock.today().year}"})
    if form.is_valid():
        given = form.cleaned_data
        with told(form):
            set_target(
                code, by=actor, period=given["period"], value=given["value"], basis=given["basis"],
                office=heres[given["unit"]], reason=given["reason"],
            )  # fmt: skip
            return redirect("indicators:targets", code)
    rows = reading_pages.targets_of(code)
    who, where = names_of({row.by for row in rows}), offices_by_here({row.office for row in rows if row.office})
    shown = [
        {
            "target": row,
            "unit": where[row.office].name if row.office in where else _("The whole province"),
            "period": name_period(row.lasts),
            "value": value_text(indicator, None if row.value is None else float(row.value)),
            "by": who.get(row.by, ""),
        }
        for row in rows
    ]
    status = 422 if form.errors else 200
    return page(request, "indicators/targets.html", status, indicator=indicator, code=code, form=form, rows=shown)


@official_required(PLAN)
@require_http_methods(["GET", "POST"])
def thresholds(request: HttpRequest, code: str) -> HttpResponse:
    """What values are called, from a day on."""
    indicator, today = indicator_named(code), clock.today()
    initial = ThresholdsForm.of(reading_pages.bands_on(indicator, today), today.replace(day=1))
    form = ThresholdsForm(request.POST or None, initial=initial)
    if form.is_valid():
        with told(form):
            given = form.cleaned_data["valid_from"]
            set_thresholds(code, by=request.actor, bands=form.bands(), valid_from=given)  # type: ignore[attr-defined]
            return redirect("indicators:one", code)
    status = 422 if form.errors else 200
    return page(request, "indicators/thresholds.html", status, indicator=indicator, code=code, form=form)
