"""Reading a page of boards: its figures in one batch, its table of units in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import Http404

from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import (
    PREVIOUS,
    Board,
    Figure,
    Indicator,
    Place,
    Screen,
    boards,
    end_of,
    figures,
    find,
)
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.picked.queries import as_boards, picked_board, picked_boards

TREND = 12
OF_A_BOARD_AT_HOME = 6
ON_A_WALL = 3
OF_A_UNIT = 5  # more columns do not fit a desk


def home_board(board: Board) -> Sequence[Indicator]:
    """What of a board stands on the home page."""
    return board.indicators[:OF_A_BOARD_AT_HOME]


def at_home() -> list[Indicator]:
    """Every figure of the home page once, the boards in their order."""
    return list({i.code: i for board in boards() for i in home_board(board)}.values())


def walled(actor: Actor | None, code: str = "") -> list[Board]:
    """What a wall turns: the boards of the fields and those picked for it, or one board alone; three figures a time."""
    if code:
        board = board_of(code, actor)
        return _in_pieces(board) if board else []
    picked = [one for one in picked_boards(actor) if one.on_wall]
    return [*(board.for_a_wall for board in boards()), *(board.for_a_wall for board in as_boards(picked))]


def _in_pieces(board: Board) -> list[Board]:
    every = board.indicators
    pieces = [every[n : n + ON_A_WALL] for n in range(0, len(every), ON_A_WALL)]
    return [replace(board, code=f"{board.code}-{n}", indicators=piece, wall=piece) for n, piece in enumerate(pieces)]


def on_the_wall(several: Sequence[Board]) -> list[Indicator]:
    """The figures of these boards, each once."""
    return list({i.code: i for board in several for i in board.indicators}.values())


def leading() -> list[Indicator]:
    """Of each board the figure that tells units apart: what the table of units shows."""
    return [board.units or board.indicators[0] for board in boards() if board.indicators][:OF_A_UNIT]


def field_board(code: str) -> Board | None:
    """The board of this code, as some installed part offers it."""
    return next((board for board in boards() if board.code == code), None)


def board_of(code: str, actor: Actor | None) -> Board | None:
    """The board of a field, or a picked one that is for the actor."""
    found = field_board(code)
    if found is None and (picked := picked_board(actor, code)) is not None:
        return as_boards([picked])[0]
    return found


def figure_named(code: str) -> Indicator:
    """Raises Http404 for a code that no indicator has."""
    found = find(code)
    if found is None:
        raise Http404
    return found


def watched(code: str, actor: Actor | None) -> tuple[Sequence[Indicator], Sequence[Indicator]]:
    """The tiles and the columns by unit of the page of a board, or of the home page (``""``)."""
    if not code:
        return at_home(), leading()
    board = board_of(code, actor)
    return (board.indicators, board.indicators[:OF_A_UNIT]) if board else ((), ())


def screen_of(asked: Asked, indicators: Sequence[Indicator], *, trend: int = TREND) -> Screen:
    """These figures of the unit, with comparisons and trend; one statement beside the watermark's."""
    return figures(
        indicators,
        period=asked.period,
        offices=asked.sight.offices,
        trend=trend,
        whole=asked.sight.is_whole,
        known_by=end_of(asked.day),
    )


@dataclass(frozen=True)
class ByUnit:
    """The same figures of every unit below, and of the unit alone."""

    indicators: Sequence[Indicator]
    cells: Mapping[str, Mapping[str, Figure]]  # by the unit's key and the indicator's code
    total: Mapping[str, Figure]

    def value(self, unit: str, code: str) -> float | int | None:
        return self.cells[unit][code].value


def by_unit(asked: Asked, indicators: Sequence[Indicator], *, trend: int = 0, compare: bool = False) -> ByUnit:
    """Figures of the units below the asked one, in one read."""
    screen = figures(
        indicators,
        period=asked.period,
        offices=asked.sight.offices,
        groups={unit.key: Place(unit.offices) for unit in asked.sight.units},
        compare=(PREVIOUS,) if compare else (),
        trend=trend,
        known_by=end_of(asked.day),
    )
    return ByUnit(indicators, screen.groups, screen.total)
