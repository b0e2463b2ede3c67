"""The board of one field: all its figures, and its parts for the one that is chosen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.systems.ioc.boards.asked import about_the_page, asked
from tinhso.systems.ioc.boards.reading import OF_A_UNIT, board_of, by_unit, screen_of
from tinhso.systems.ioc.boards.tiles import tiles
from tinhso.systems.ioc.boards.units import unit_rows
from tinhso.systems.ioc.parts.bullets import bullets


@require_GET
@official_required("indicators.view")
def sector(request: HttpRequest, code: str) -> HttpResponse:
    """Raises Http404 for a board that no installed system offers."""
    here = asked(request)
    board = board_of(code)
    if board is None:
        raise Http404
    found = tiles(screen_of(here, board.indicators), board.indicators, here)
    columns = board.indicators[:OF_A_UNIT]
    return page(
        request,
        "ioc/sector.html",
        board=board,
        tiles=[found[i.code] for i in board.indicators],
        bullets=bullets(found[i.code] for i in board.indicators),
        columns=columns,
        rows=unit_rows(here, by_unit(here, columns), {code: tile.bands for code, tile in found.items()})
        if here.sight.units
        else (),
        above=[(here.sight.name, here.address("ioc:home"))],
        **about_the_page(here, "ioc:sector", code, bang=code),
    )
