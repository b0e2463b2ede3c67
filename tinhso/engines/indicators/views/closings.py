"""Closing a period, and what has become of the figures that were published."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base import clock
from tinhso.base.errors import Denied
from tinhso.base.http import page
from tinhso.engines.access.api import scopes
from tinhso.engines.accounts.api import official_required
from tinhso.engines.directory.api import names_of
from tinhso.engines.indicators import choices, reading_pages
from tinhso.engines.indicators.forms import ClosingForm, ReasonForm
from tinhso.engines.indicators.lists import shown_lines
from tinhso.engines.indicators.moved import beside, moved_lines, moved_values, offices_of
from tinhso.engines.indicators.period_names import name_period, write_period
from tinhso.engines.indicators.shown import value_text
from tinhso.engines.indicators.sight import PERMISSION, sight
from tinhso.engines.indicators.units_of import offices_within
from tinhso.engines.indicators.verbs.closing import close_period, restate
from tinhso.engines.indicators.views.asking import office_named, owners, rights, told

CLOSE = "indicators.close"


@official_required(PERMISSION)
@require_http_methods(["GET", "POST"])
def closings(request: HttpRequest) -> HttpResponse:
    """The closed periods of what one sees; a POST closes one."""
    actor = request.actor  # type: ignore[attr-defined]
    seen = offices_within(actor, PERMISSION)
    form = ClosingForm(
        request.POST or None, units=owners(actor, CLOSE),
        initial={"period": write_period(choices.this_month(clock.today()).previous())},
    )  # fmt: skip
    if form.is_valid():
        with told(form):
            office = office_named(form.cleaned_data["unit"])
            made = close_period(office, by=actor, period=form.cleaned_data["period"], note=form.cleaned_data["note"])
            return redirect("indicators:closing", made.pk)
    rows = reading_pages.closings_of([node.here for node in seen])
    names, who = {node.here: node.name for node in seen}, names_of({row.by for row in rows})
    return page(
        request, "indicators/closings.html", 422 if form.errors else 200, form=form, can=rights(actor),
        rows=[(row, name_period(row.lasts), names[row.office], who.get(row.by, "")) for row in rows],
    )  # fmt: skip


@official_required(PERMISSION)
@require_GET
def closing(request: HttpRequest, key: UUID) -> HttpResponse:
    """Every figure of a closing: as published, as restated, and as it is now."""
    found, office = reading_pages.closing(key)
    seen = sight(request.actor, office.code)  # type: ignore[attr-defined]
    unit = request.GET.get("don-vi", "")
    unit = unit if unit in {one.code for one in seen.units if not one.own} else ""
    besides = beside(found, office, unit)
    rows = [
        {
            "row": row,
            "name": row.indicator.name if row.indicator else row.frozen.code,
            "published": _text(row.indicator, row.frozen.value),
            "restated": _text(row.indicator, row.restated.value) if row.restated else "",
            "now": _text(row.indicator, row.now.value if row.now else None),
        }
        for row in besides
    ]
    return page(
        request, "indicators/closing.html", closing=found, office=office, period=name_period(found.lasts), rows=rows,
        units=[(one.code, one.name) for one in seen.units if not one.own], unit=unit,
        moved=sum(row.has_moved for row in besides),
    )  # fmt: skip


@official_required(PERMISSION)
@require_http_methods(["GET", "POST"])
def moved(request: HttpRequest, key: UUID) -> HttpResponse:
    """The records behind the difference of one published figure; a POST restates it."""
    actor, figure = request.actor, reading_pages.frozen(key)  # type: ignore[attr-defined]
    found, office = reading_pages.closing(figure.closing_id)
    seen = sight(actor, office.code)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with told(form):
            restate(figure.pk, by=actor, reason=form.cleaned_data["reason"])
            return redirect("indicators:moved", key)
    one = next((row for row in beside(found, office, figure.unit) if row.frozen.pk == figure.pk), None)
    if one is None:
        raise Denied
    offices = offices_of(found, office, figure.unit)
    parts = ("of", "over") if figure.over is not None else ("of",)
    lines = {part: moved_lines(figure, offices, part=part) for part in parts}
    return page(
        request, "indicators/moved.html", 422 if form.errors else 200,
        one=one, closing=found, office=office, sight=seen, period=name_period(found.lasts), form=form,
        name=one.indicator.name if one.indicator else figure.code,
        published=_text(one.indicator, figure.value),
        restatements=[(r, _text(one.indicator, r.value)) for r in reading_pages.restatements_of(figure)],
        now=_text(one.indicator, one.now.value if one.now else None),
        lines=[(part, shown_lines(rows, actor)) for part, rows in lines.items()],
        values=moved_values(figure),
        may_restate=one.has_moved and bool(scopes(actor, CLOSE)),
    )  # fmt: skip


def _text(indicator: object, value: object) -> str:
    if indicator is None:
        return "–" if value is None else f"{value}"
    return value_text(indicator, None if value is None else float(value))  # type: ignore[arg-type]
