"""What the drawings have in common: numbers of an SVG, and shades by rank that no single far value washes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

SHADES = 5


def px(number: float) -> str:
    """A length for an SVG, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


def shades(values: Sequence[float | int | None]) -> list[int | None]:
    """For each value its fifth among all that are known, 0 the lowest; equal values share one, unknown have none."""
    known = sorted({value for value in values if value is not None})
    place = {value: (n * SHADES) // len(known) if len(known) >= SHADES else n for n, value in enumerate(known)}
    return [None if value is None else place[value] for value in values]


def line(points: Sequence[tuple[float, float] | None]) -> str:
    """The path through the points, with gaps where there is none."""
    path, pen = "", "M"
    for point in points:
        path += f"{pen}{px(point[0])} {px(point[1])}" if point is not None else ""
        pen = "L" if point is not None else "M"
    return path


def apart(places: Sequence[float], least: float) -> list[float]:
    """The same places moved down where two labels would stand closer than ``least``; the order stays."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    moved = list(places)
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + least)
    return moved
