"""The board of one field: all its figures, its targets, and the units below."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.api import Board
from tinhso.systems.ioc.boards.asked import Asked, about_the_page, asked
from tinhso.systems.ioc.boards.reading import OF_A_UNIT, by_unit, field_board, screen_of
from tinhso.systems.ioc.boards.tiles import tiles
from tinhso.systems.ioc.boards.units import unit_rows
from tinhso.systems.ioc.exports.kinds import ways_out
from tinhso.systems.ioc.parts.bullets import bullets


@require_GET
@official_required("indicators.view")
def sector(request: HttpRequest, code: str) -> HttpResponse:
    """Raises Http404 for a board that no installed system offers."""
    board = field_board(code)
    if board is None:
        raise Http404
    return show(request, asked(request), board, "ioc:sector")


def show(request: HttpRequest, here: Asked, board: Board, name: str, **more: Any) -> HttpResponse:
    """Any board with all its figures; ``name`` is its page, whose argument is the board's code."""
    found = tiles(screen_of(here, board.indicators), board.indicators, here)
    columns = board.indicators[:OF_A_UNIT]
    bands = {code: tile.bands for code, tile in found.items()}
    rows = unit_rows(here, by_unit(here, columns), bands) if here.sight.units and columns else ()
    return page(
        request,
        "ioc/sector.html",
        board=board,
        tiles=[found[i.code] for i in board.indicators],
        bullets=bullets(found[i.code] for i in board.indicators),
        columns=columns,
        rows=rows,
        exports=ways_out(here, board.code),
        above=[(here.sight.name, here.address("ioc:home"))],
        alone_url=here.address("ioc:wall", bang=board.code),
        **about_the_page(here, name, board.code, bang=board.code),
        **more,
    )
