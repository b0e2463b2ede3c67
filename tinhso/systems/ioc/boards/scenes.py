"""The boards as a wall shows them one after the other, the alarming ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.base.registry import Text
from tinhso.engines.indicators.api import Board, Screen
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import on_the_wall
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


def scenes(asked: Asked, screen: Screen, several: Sequence[Board]) -> list[Scene]:
    """Of a screen that holds the figures of these boards."""
    found = tiles(screen, on_the_wall(several), asked)
    every = [Scene(b.code, b.title, [found[i.code] for i in b.indicators]) for b in several]
    return sorted(every, key=lambda scene: scene.alarm)
