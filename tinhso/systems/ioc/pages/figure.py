"""One figure of a unit: its tile, course, units in order, heat table and map."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.api import Live
from tinhso.systems.ioc.boards.asked import about_the_page, asked
from tinhso.systems.ioc.boards.reading import TREND, by_unit, figure_named, screen_of
from tinhso.systems.ioc.boards.tiles import tiles
from tinhso.systems.ioc.directives.queries import of_figure
from tinhso.systems.ioc.notes.forms import NoteForm
from tinhso.systems.ioc.notes.queries import notes_of
from tinhso.systems.ioc.pages.directives import row
from tinhso.systems.ioc.parts.heat import heat
from tinhso.systems.ioc.parts.map import BY, TODAYS, commune_map
from tinhso.systems.ioc.parts.ranking import ranking
from tinhso.systems.ioc.parts.trend import periods_of_the_line, trend


@require_GET
@official_required("indicators.view")
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """Raises Http404 for a code that no indicator has."""
    return figure_page(request, code, NoteForm())


def figure_page(request: HttpRequest, code: str, note_form: NoteForm) -> HttpResponse:
    """With the form of a new note: an empty one, or one that was refused."""
    here = asked(request)
    indicator = figure_named(code)
    screen = screen_of(here, [indicator], trend=periods_of_the_line(here.period.kind))
    tile = tiles(screen, [indicator], here)[code]
    target = tile.planned.value if tile.planned else indicator.target
    units = by_unit(here, [indicator], trend=TREND) if here.sight.units else None
    has_course = not isinstance(indicator, Live)
    noted = notes_of(here, code)
    return page(
        request,
        "ioc/figure.html",
        422 if note_form.errors else 200,
        tile=tile,
        tiles=[tile],
        indicator=indicator,
        trend=trend(screen.total[code], here.period, target, {n.note.period for n in noted}) if has_course else None,
        ranking=ranking(here, units, indicator, tile.bands) if units else (),
        heat=heat(here, units, indicator) if units and has_course else None,
        map=commune_map(here, indicator, todays=request.GET.get(BY) == TODAYS),
        notes=noted,
        note_form=note_form,
        note_url="" if here.day else here.address("ioc:note", code),
        rows=[row(one) for one in of_figure(here, code)],
        give_url=here.address("ioc:give", code) if request.may("ioc.direct") and here.day is None else "",  # type: ignore[attr-defined]
        watch_url=here.address("ioc:watch", code) if request.may("ioc.watch") and here.day is None else "",  # type: ignore[attr-defined]
        above=[(here.sight.name, here.address("ioc:home"))],
        **about_the_page(here, "ioc:figure", code, chi_tieu=code),
    )
