"""Series that are kept by hand: declaring one, giving its values, importing a table, checking."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.engines.access.api import may_at
from tinhso.engines.accounts.api import official_required
from tinhso.engines.directory.api import areas_by_id, names_of, offices_by_here, subjects_of
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators import reading_pages
from tinhso.engines.indicators.boards import record_links
from tinhso.engines.indicators.finding import of_series
from tinhso.engines.indicators.forms import CellForm, SeriesForm, SheetForm
from tinhso.engines.indicators.importing import read_rows
from tinhso.engines.indicators.kept_values import covering
from tinhso.engines.indicators.models import Entry, KeptSeries
from tinhso.engines.indicators.period_names import name_period, read_period, write_period
from tinhso.engines.indicators.sheets import table
from tinhso.engines.indicators.shown import value_text
from tinhso.engines.indicators.units_of import units
from tinhso.engines.indicators.verbs.keeping import Given, check_values, declare_series, give_value, import_values
from tinhso.engines.indicators.verbs.places import require_office, who
from tinhso.engines.indicators.views.asking import office_named, owners, told

ENTER = "indicators.enter"


@official_required("indicators.define")
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    """A new series."""
    actor = request.actor  # type: ignore[attr-defined]
    form = SeriesForm(request.POST or None, owners=owners(actor, "indicators.define"))
    if form.is_valid():
        with told(form):
            given = {**form.cleaned_data, "owner": office_named(form.cleaned_data["owner"])}
            series = declare_series(by=actor, **given)
            return redirect("indicators:values", series.code)
    return page(request, "indicators/declare_series.html", 422 if form.errors else 200, form=form)


@official_required(ENTER)
@require_http_methods(["GET", "POST"])
def values(request: HttpRequest, code: str) -> HttpResponse:
    """The values of a series with all that went before; a POST gives one."""
    actor, series = request.actor, reading_pages.series_of(code)  # type: ignore[attr-defined]
    known = units(series.by_unit, clock.today())
    newest = covering(series.grain, clock.today(), closes_on_14th=series.closes_on_14th).previous()
    form = CellForm(
        request.POST or None, units=[(u.code, f"{u.name} ({u.code})") for u in known.values()],
        initial={"period": write_period(newest)},
    )  # fmt: skip
    if form.is_valid():
        given = form.cleaned_data
        unit = known.get(given.get("unit", ""))
        value = Given(
            given["period"], given["value"], unit.office if unit else None, unit.area if unit else None, given["reason"]
        )
        with told(form):
            give_value(series.pk, value, by=actor)
            return redirect("indicators:values", code)
    first = clock.today().replace(year=clock.today().year - 2, month=1, day=1)
    entries = reading_pages.entries_of(series, first, clock.today().replace(month=12, day=31))[:400]
    return page(
        request, "indicators/values.html", 422 if form.errors else 200,
        series=series, code=code, form=form, rows=_shown(series, entries, actor), can=_rights(series, actor),
    )  # fmt: skip


@official_required(ENTER)
@require_http_methods(["GET", "POST"])
def import_table(request: HttpRequest, code: str) -> HttpResponse:
    """A table: first what is wrong and what will change, then, with ``confirmed``, the import of all of it."""
    actor, series = request.actor, reading_pages.series_of(code)  # type: ignore[attr-defined]
    require_office(actor, ENTER, series.owner)
    form, rows, text = SheetForm(request.POST or None, request.FILES or None), [], ""
    if form.is_valid():
        with told(form):
            cells = table(form.data_given())
            text = "\n".join("\t".join(row) for row in cells)
            rows = read_rows(series, cells, units(series.by_unit, clock.today()))
            if "confirmed" in request.POST and not any(row.wrong for row in rows):
                import_values(series.pk, [row.given for row in rows if row.given], by=actor)
                return redirect("indicators:values", code)
            form = SheetForm(initial={"sheet": text})
    wrong = [row for row in rows if row.wrong]
    return page(
        request, "indicators/import.html", 422 if form.errors or wrong else 200,
        series=series, code=code, form=form, rows=rows, wrong=wrong,
        ready=[row for row in rows if row.given] if not wrong else [],
    )  # fmt: skip


@official_required("indicators.approve")
@require_POST
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm the values of a period."""
    series = reading_pages.series_of(code)
    check_values(series.pk, by=request.actor, period=read_period(request.POST.get("ky", "")))  # type: ignore[attr-defined]
    return redirect("indicators:values", code)


def _rights(series: KeptSeries, actor: Actor) -> dict[str, bool]:
    """What the reader may do with this series; an office gives its own values of what is kept by office."""
    at = subjects_of(series.owner)
    owns = may_at(actor, ENTER, at)
    approves = may_at(actor, "indicators.approve", at)
    return {"enter": owns or series.by_unit == "office", "import": owns, "approve": approves}


def _sources(entries: list[Entry], actor: Actor | None) -> dict[UUID, tuple[str, str]]:
    """Title and address of the records that values come from, as far as the reader may see them."""
    by_model: dict[str, list[UUID]] = defaultdict(list)
    for entry in entries:
        if entry.source is not None:
            by_model[entry.source_type].append(entry.source)
    return {key: link for model, ids in by_model.items() for key, link in record_links(model, ids, actor).items()}


def _shown(series: KeptSeries, entries: list[Entry], actor: Actor) -> list[dict[str, object]]:
    names = names_of({n for e in entries for n in (e.by, e.checked_by) if n})
    offices = offices_by_here({e.office for e in entries if e.office})
    areas = areas_by_id({e.area for e in entries if e.area})
    typed = of_series(series)
    origins = {Entry.TYPED: _("typed in"), Entry.IMPORTED: _("imported"), Entry.REPORTED: _("from a report")}
    links = _sources(entries, actor)
    return [
        {
            "entry": e,
            "unit": offices[e.office].name if e.office in offices else areas[e.area].name if e.area in areas else "",
            "period": name_period(e.lasts),
            "value": value_text(typed, None if e.value is None else float(e.value)),
            "by": names.get(e.by, ""),
            "is_mine": e.by == who(actor),
            "checked_by": names.get(e.checked_by or -1, ""),
            "origin": origins[e.origin],
            "source": links.get(e.source) if e.source else None,
        }
        for e in entries
    ]
