"""Targets of a board: how far each figure is, where it should stand today, and where it is to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tinhso.engines.indicators.api import value_text
from tinhso.systems.ioc.boards.tiles import Tile
from tinhso.systems.ioc.parts.drawing import px

WIDTH, HEIGHT = 200, 16


@dataclass(frozen=True)
class Bullet:
    """One figure that has a target; ``expected`` is empty where it holds throughout the period."""

    tile: Tile
    svg: SafeString
    target: str
    expected: str


def bullets(tiles: Iterable[Tile]) -> list[Bullet]:
    """Of the figures that have a plan or a declared target, in their order."""
    found = []
    for tile in tiles:
        plan, indicator, value = tile.planned, tile.indicator, tile.figure.value
        target = plan.value if plan else indicator.target
        if target is None:
            continue
        expected = plan.expected(tile.screen.moment) if plan and indicator.adds_over_time else None
        written = "" if expected is None else value_text(indicator, round(expected))
        found.append(Bullet(tile, _svg(value, target, expected, tile.tone), value_text(indicator, target), written))
    return found


def _svg(value: float | int | None, target: float, expected: float | None, tone: str) -> SafeString:
    most = max(value or 0, target, expected or 0, 1) * 1.08
    today = "" if expected is None else f"M{px(expected / most * WIDTH)} 3v{HEIGHT - 6}"
    return format_html(
        '<svg class="bullet {}" aria-hidden="true" viewBox="0 0 {} {}" preserveAspectRatio="none">'
        '<rect class="ground" width="{}" height="{}"/><rect class="value" y="4" width="{}" height="{}"/>'
        '<path class="today" d="{}"/><path class="goal" d="M{} 0v{}"/></svg>',
        tone, WIDTH, HEIGHT, WIDTH, HEIGHT, px(max(value or 0, 0) / most * WIDTH), HEIGHT - 8, today,
        px(target / most * WIDTH), HEIGHT,
    )  # fmt: skip
