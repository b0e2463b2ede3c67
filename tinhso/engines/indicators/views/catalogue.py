"""The catalogue of indicators, and the page of one."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.http import page
from tinhso.base.text import fold, sort_key
from tinhso.engines.accounts.api import official_required
from tinhso.engines.directory.api import names_of
from tinhso.engines.indicators import choices, reading_pages
from tinhso.engines.indicators.as_known import FIELD, end_of
from tinhso.engines.indicators.bands import band_of
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.finding import COMPUTED, DEFINED, TYPED, catalogue_and_waiting, origin
from tinhso.engines.indicators.measures import Dated, Indicator, Live
from tinhso.engines.indicators.period_names import name_period, write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Ids, Place
from tinhso.engines.indicators.plans import plans
from tinhso.engines.indicators.quality import marks
from tinhso.engines.indicators.reading_pages import indicator_named
from tinhso.engines.indicators.saying import in_words
from tinhso.engines.indicators.shown import change_notes, live_note, value_text
from tinhso.engines.indicators.shown_catalogue import Row, UnitRow, plan_words, trend_rows
from tinhso.engines.indicators.sight import PERMISSION, sight
from tinhso.engines.indicators.sparkline import sparkline
from tinhso.engines.indicators.splitting import SECTOR, split
from tinhso.engines.indicators.typed import Typed
from tinhso.engines.indicators.units_of import units
from tinhso.engines.indicators.views.asking import day_asked, period_asked, rights
from tinhso.ui.figures import NO_DATA

TREND = 12
SECTOR_WORD = "linh-vuc"


@require_GET
@official_required(PERMISSION)
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Every indicator with its value, one batched read; ``?q=`` by name or code, ``?nguon=`` by origin."""
    actor = request.actor  # type: ignore[attr-defined]
    seen, day = sight(actor), day_asked(request)
    period = period_asked(request, day)
    words, wanted = fold(request.GET.get("q", "")), request.GET.get("nguon", "")
    every, waiting = catalogue_and_waiting()
    found = [
        one
        for code, one in every.items()
        if words in f"{fold(str(one.name))} {code}" and (not wanted or origin(one) == wanted)
    ]
    screen = figures(
        [one for one in found if not isinstance(one, Live)],
        period=period, offices=seen.offices, compare=(), trend=6, whole=seen.is_whole, known_by=end_of(day),
    )  # fmt: skip
    rows = [Row.of(one, screen.total.get(one.code)) for one in found]
    return page(
        request,
        "indicators/catalogue.html",
        rows=sorted(rows, key=lambda row: ((DEFINED, TYPED, COMPUTED).index(row.origin), row.sort)),
        sight=seen,
        period=name_period(period),
        chosen=write_period(period),
        periods=choices.periods(day or clock.today(), period),
        day=day,
        today=clock.today(),
        q=request.GET.get("q", ""),
        wanted=wanted,
        known=f"&{FIELD}={day}" if day else "",
        waiting=waiting,
        can=rights(actor),
    )


@require_GET
@official_required(PERMISSION)
def one_page(request: HttpRequest, code: str) -> HttpResponse:
    """An indicator: what it says now and how it is made, its versions, marks, plan, trend and units."""
    actor = request.actor  # type: ignore[attr-defined]
    newest = indicator_named(code)
    day = day_asked(request)
    period = period_asked(request, day)
    seen = sight(actor, request.GET.get("don-vi", ""), period.last)
    indicator = newest.in_force(period.first)
    series = reading_pages.series_of(code) if isinstance(newest, Typed) else None
    is_by_area = series is not None and series.by_unit == "area" and seen.is_whole
    if is_by_area:
        communes = units("area", period.first).values()
        groups = {u.code: Place(None, [u.area or 0]) for u in communes}
        names = {u.code: u.name for u in communes}
    else:
        groups = {unit.key: Place(unit.offices) for unit in seen.units}
        names = {unit.key: unit.name for unit in seen.units}
    screen = figures(
        [newest], period=period, offices=seen.offices, groups=groups, trend=0 if isinstance(newest, Live) else TREND,
        whole=seen.is_whole, known_by=end_of(day),
    )  # fmt: skip
    figure = screen.total[code]
    heres = {unit.key: (unit.offices[0], None) for unit in seen.units if unit.offices and not unit.own}
    planned = plans([newest], period, [*heres.values(), (seen.here, None)], end_of(day))
    bands = reading_pages.bands_on(indicator, period.first)
    entries = reading_pages.entries_of(series, period.year_begins, period.end) if series else []
    inside = [entry for entry in entries if entry.first >= period.first]
    versions = reading_pages.versions_of(code)
    people = names_of({n for v in versions for n in (v.proposed_by, v.approved_by) if n})
    return page(
        request,
        "indicators/one.html",
        indicator=indicator,
        code=code,
        origin=origin(newest),
        formula=in_words(indicator),
        series=series,
        sight=seen,
        period=name_period(period),
        chosen=write_period(period),
        periods=choices.periods(day or clock.today(), period),
        day=day,
        today=clock.today(),
        value=value_text(indicator, figure.value),
        notes=(live_note(figure, screen),) if isinstance(indicator, Live) else change_notes(figure, period),
        band=band_of(figure.value, bands),
        bands=bands,
        plan=plan_words(planned.get((code, (seen.here, None))), figure.value, screen.moment),
        marks=marks(figure, period, inside, series) if day is None else (),
        spark=sparkline([r.value for r in figure.trend], str(indicator.name)),
        trend=trend_rows(figure, period),
        units=[
            UnitRow.of(names[key], of[code], bands, planned.get((code, heres.get(key, (-1, None)))), screen.moment)
            for key, of in screen.groups.items()
            if of[code].value is not None
        ],
        silent=[names[key] for key, of in screen.groups.items() if of[code].value is None and not is_by_area],
        versions=[(v, people.get(v.proposed_by, ""), people.get(v.approved_by or -1, "")) for v in versions],
        published=reading_pages.published_of(code, period),
        opens=indicator.of_series is not None or isinstance(indicator, Live | Dated),
        is_live=isinstance(indicator, Live),
        parts=getattr(indicator, "parts", {}).values(),
        known=f"&{FIELD}={day}" if day else "",
        sectors=_by_sector(request, indicator, period, seen.offices, end_of(day)),
        has_sectors=indicator.of_series is not None and not indicator.of_series.each,
        can=rights(actor),
        no_data=NO_DATA,
    )


def _by_sector(
    request: HttpRequest, indicator: Indicator, period: Period, offices: Ids, known_by: datetime | None
) -> list[tuple[str, str]]:
    """(sector, value), where the reader asks for them: they are counted from the events, not from rows."""
    if request.GET.get("theo") != SECTOR_WORD:
        return []
    parts = split([indicator], by=SECTOR, period=period, offices=offices, known_by=known_by)
    found = [(name or _("Of no sector"), of[indicator.code].value) for name, of in parts.items()]
    return [(name, value_text(indicator, value)) for name, value in sorted(found, key=lambda one: sort_key(one[0]))]
