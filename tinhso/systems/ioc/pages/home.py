"""The first page of whoever leads: the boards of a unit, and the units below it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.base.registry import Text
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.api import Board, boards
from tinhso.systems.ioc.boards.asked import about_the_page, asked
from tinhso.systems.ioc.boards.reading import at_home, by_unit, home_board, leading, screen_of
from tinhso.systems.ioc.boards.tiles import Tile, tiles
from tinhso.systems.ioc.boards.units import unit_rows
from tinhso.systems.ioc.exports.kinds import ways_out
from tinhso.systems.ioc.pages.programmes.shown import AsOf, under_way
from tinhso.systems.ioc.picked.queries import picked_boards


@dataclass(frozen=True)
class ShownBoard:
    """A board's heading with its tiles; ``url`` is its own page."""

    title: Text
    tiles: tuple[Tile, ...]
    url: str
    more: int


@require_GET
@official_required("indicators.view")
def home(request: HttpRequest) -> HttpResponse:
    """For a province, a department, a commune, and a district of the time before July 2025: the same page."""
    here = asked(request)
    wanted = at_home()
    found = tiles(screen_of(here, wanted), wanted, here)

    def shown(board: Board) -> ShownBoard:
        mine = home_board(board)
        url = here.address("ioc:sector", board.code)
        return ShownBoard(board.title, tuple(found[i.code] for i in mine), url, len(board.indicators) - len(mine))

    columns = leading()
    return page(
        request,
        "ioc/home.html",
        boards=[shown(board) for board in boards()],
        picked=[(one, here.address("ioc:picked", f"{one.pk}")) for one in picked_boards(here.actor)],
        programmes=under_way(here.actor, AsOf(here.day)),
        exports=ways_out(here, ""),
        columns=columns,
        rows=unit_rows(here, by_unit(here, columns)) if here.sight.units else (),
        **about_the_page(here, "ioc:home"),
    )
