"""The wall screen: a few huge figures of every board, one board after the other, the alarming ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.base.registry import Text
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.api import Board, boards
from tinhso.systems.ioc.boards.asked import about_the_page, asked
from tinhso.systems.ioc.boards.reading import on_the_wall, screen_of
from tinhso.systems.ioc.boards.tiles import Tile, tiles

WORST_FIRST = ("late", "near")


@dataclass(frozen=True)
class Scene:
    """One board as the wall shows it for a while."""

    code: str
    title: Text
    tiles: Sequence[Tile]

    @property
    def alarm(self) -> int:
        """0 with an alarming figure, 1 with one that is not yet reached, 2 otherwise."""
        tones = {tile.tone for tile in self.tiles}
        return next((n for n, tone in enumerate(WORST_FIRST) if tone in tones), len(WORST_FIRST))


@require_GET
@official_required("indicators.view")
def wall(request: HttpRequest) -> HttpResponse:
    """Dark, without anything to press; it turns by itself and says how old its figures are."""
    here = asked(request)
    wanted = on_the_wall()
    found = tiles(screen_of(here, wanted), wanted, here)

    def scene(board: Board) -> Scene:
        return Scene(board.code, board.title, [found[i.code] for i in board.for_a_wall.indicators])

    return page(
        request,
        "ioc/wall.html",
        scenes=sorted((scene(board) for board in boards()), key=lambda one: one.alarm),
        **about_the_page(here, "ioc:wall", trang="man-hinh"),
    )
