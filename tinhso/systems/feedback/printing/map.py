"""Where a report lies, drawn from the province's own outlines."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import cos, radians
from typing import Any

from tinhso.base.geometry import METRES_PER_DEGREE
from tinhso.engines.directory import api as directory
from tinhso.systems.feedback.models import Report

WIDTH, HEIGHT = 640, 360
BESIDE = 24  # of the sheet's units: nearer to the pin a name would lie under it
NEAR = 0.03  # degrees around a point that are always shown: about 3 km
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" font-family="Tinos">{body}</svg>'
_HALO = 'paint-order="stroke" stroke="#fff" stroke-width="3"'


def drawn(report: Report) -> str:
    """An SVG of the commune with its neighbours and the point; "" where neither outline nor point is known."""
    home = directory.home_province()
    features: list[dict[str, Any]] = directory.shapes(home)["features"] if home else []
    area = report.case.area
    own = next((each for each in features if area is not None and each["id"] == area.pk), None)
    point = (report.lng, report.lat) if report.lat is not None and report.lng is not None else None
    if own is None and point is None:
        return ""
    frame = _Frame([*(_corners(own) if own else ()), *(_around(point) if point else ())])
    body = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#f4f1e8"/>']
    for each in features:
        if frame.touches(_corners(each)):
            fill = "#fffdf6" if each is own else "#eceadf"
            body.append(f'<path d="{frame.path(each)}" fill="{fill}" stroke="#8a8675" stroke-width="1"/>')
    for each in features:
        x, y = frame.at(each["properties"]["centre"])
        if point and abs(x - frame.at(point)[0]) < BESIDE * 4 and abs(y - frame.at(point)[1]) < BESIDE:
            y = frame.at(point)[1] + BESIDE  # a name below the pin, not under it
        if 40 < x < WIDTH - 40 and 14 < y < HEIGHT - 10:
            name = escape(each["properties"]["name"])
            body.append(f'<text x="{x:.0f}" y="{y:.0f}" font-size="13" text-anchor="middle" {_HALO}>{name}</text>')
            body.append(f'<text x="{x:.0f}" y="{y:.0f}" font-size="13" text-anchor="middle" fill="#444">{name}</text>')
    if point:
        x, y = frame.at(point)
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="#fff"/><circle cx="{x:.1f}" cy="{y:.1f}" r="7" '
                    'fill="#9c2b1f"/><circle cx="{:.1f}" cy="{:.1f}" r="2.4" fill="#fff"/>'.format(x, y))  # fmt: skip
    body.append(frame.scale())
    return _SVG.format(w=WIDTH, h=HEIGHT, body="".join(body))


class _Frame:
    """From degrees to the sheet: as wide or as high as what must be seen, true at its middle."""

    def __init__(self, corners: list[tuple[float, float]]) -> None:
        xs, ys = [x for x, _y in corners], [y for _x, y in corners]
        self.middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        self.flat = cos(radians(self.middle[1]))
        wide, high = max(max(xs) - min(xs), NEAR) * self.flat, max(max(ys) - min(ys), NEAR)
        self.per_degree = 0.9 * min(WIDTH / wide, HEIGHT / high)

    def at(self, place: tuple[float, float]) -> tuple[float, float]:
        across = (place[0] - self.middle[0]) * self.flat * self.per_degree
        return WIDTH / 2 + across, HEIGHT / 2 - (place[1] - self.middle[1]) * self.per_degree

    def touches(self, corners: Iterator[tuple[float, float]]) -> bool:
        places = [self.at(each) for each in corners]
        xs, ys = [x for x, _y in places], [y for _x, y in places]
        return min(xs) < WIDTH and max(xs) > 0 and min(ys) < HEIGHT and max(ys) > 0

    def path(self, feature: dict[str, Any]) -> str:
        lines = [line for polygon in feature["geometry"]["coordinates"] for line in polygon]
        return " ".join("M" + "L".join("{:.1f} {:.1f}".format(*self.at(p)) for p in line) + "Z" for line in lines)

    def scale(self) -> str:
        """A bar of a round number of metres."""
        per_metre = self.per_degree / METRES_PER_DEGREE
        metres = next(m for m in (20_000, 10_000, 5_000, 2_000, 1_000, 500, 0) if m * per_metre < 160)
        long = metres * per_metre
        word = f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
        left, low = 14, HEIGHT - 14
        return (
            f'<path d="M{left} {low - 5}V{low}H{left + long:.0f}V{low - 5}" fill="none" stroke="#333"/>'
            f'<text x="{left + long + 6:.0f}" y="{low}" font-size="12" fill="#333">{word}</text>'
        )


def _corners(feature: dict[str, Any]) -> Iterator[tuple[float, float]]:
    for polygon in feature["geometry"]["coordinates"]:
        yield from ((place[0], place[1]) for place in polygon[0])


def _around(point: tuple[float, float]) -> Iterator[tuple[float, float]]:
    return ((point[0] + x * NEAR / 2, point[1] + y * NEAR / 2) for x in (-1, 1) for y in (-1, 1))
