"""What a part shows to leaders: a board is a title and some of its indicators, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from tinhso.base.registry import Text, offered
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.measures import Indicator

POINT, RECORDS = "indicators.board", "records.url"
ON_A_WALL = 3  # figures of one board
# For a kind of record: what the actor may see of these records, as (title, address) by key.
Links = Callable[[Actor | None, Sequence[UUID]], Mapping[UUID, tuple[str, str]]]


@dataclass(frozen=True, eq=False)
class Board:
    """Offered at ``indicators.board``, alone or several in a row: the figures of one field, the leading one first.

    ``wall`` are the few that a wall screen shows, huge; without them the first three. ``units`` is the figure that
    tells units apart, where the leading one counts at one desk for all of them.
    """

    code: str
    title: Text
    indicators: tuple[Indicator, ...]
    order: int = 100
    wall: tuple[Indicator, ...] = ()
    units: Indicator | None = None

    @property
    def for_a_wall(self) -> Board:
        """The same board with the few figures that are read at five metres, all on one screen with the others."""
        return replace(self, indicators=self.wall or self.indicators[:ON_A_WALL])


def boards() -> list[Board]:
    """Every board, in order."""
    found = [board for offer in offered(POINT) for board in ([offer] if isinstance(offer, Board) else offer)]
    return sorted(found, key=lambda board: board.order)


def on_boards(code: str) -> Indicator | None:
    """The indicator of this code that some board shows."""
    return next((i for board in boards() for i in board.indicators if i.code == code), None)


def record_links(model: str, ids: Sequence[UUID], actor: Actor | None) -> Mapping[UUID, tuple[str, str]]:
    """Titles and addresses of records of one kind, for those of them that the actor may see; often none."""
    for mapping in offered(RECORDS):
        if model in mapping:
            found: Mapping[UUID, tuple[str, str]] = mapping[model](actor, ids)
            return found
    return {}
