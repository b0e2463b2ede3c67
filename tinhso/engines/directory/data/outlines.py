"""Write ``outlines.csv`` anew: ``python -m tinhso.engines.directory.data.outlines``.

No public source carries the outlines of communes, so these are worked out and marked approximate: every place
belongs to the commune whose centre is nearest (cells of Voronoi among all communes, the neighbours' too), and no
cell reaches beyond the land. Since July 2025 a commune holds what lay nearest to its own centre or to the centre of
a commune that it took over; districts and provinces are what their communes make together. A centre that would lie
outside is put inside. The land (``land.geojson``) and the country (``country.geojson``) are generalised from
Natural Earth 1:10 million, which is in the public domain; the archipelagos and the land
abroad, which only keeps a border from looking like a coast, are drawn by hand.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import shapely
from shapely import MultiPoint, Point, Polygon
from shapely.geometry import MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

from tinhso.engines.directory.data import sources
from tinhso.engines.directory.data.extract import BEGIN, HERE, JULY_2025

COLUMNS = ["level", "code", "valid_from", "longitude", "latitude", "rings"]
GRID = 0.0001  # degrees, 11 m: far finer than the outlines are true
APART = 0.004  # degrees by which a second commune with the same centre is moved
WEST, SOUTH, EAST, NORTH = 104.9, 9.9, 107.3, 12.3  # our communes and those beside them

Centres = dict[str, Point]
Line = dict[str, str]


def main(folder: Path = HERE) -> None:
    old, new = _centres(sources.units_before_2025()), _centres(sources.units_since_july_2025())
    parents = {r["wardCode"]: (r["districtCode"], r["provinceCode"]) for r in sources.units_before_2025()}
    ours = {c for c in old if parents[c][1] in (sources.LONG_AN, sources.OLD_TAY_NINH)}
    cells = {code: cell for code, cell in _cells(old, _land()).items() if code in ours}
    lines = [_line("commune", code, BEGIN, cell, old[code]) for code, cell in cells.items()]
    districts, provinces = (_joined(cells, {c: parents[c][i] for c in ours}.__getitem__) for i in (0, 1))
    lines += [_line("district", code, BEGIN, outline) for code, outline in districts]
    lines += [_line("province", code, BEGIN, outline) for code, outline in provinces]
    whole = shapely.union_all(list(cells.values()), grid_size=GRID)
    lines.append(_line("province", sources.NEW_TAY_NINH, JULY_2025, whole))
    lines += _since_july(old, ours, new, whole)
    lines.sort(key=lambda line: (line["level"], line["code"], line["valid_from"]))
    with (folder / "outlines.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def _since_july(old: Centres, ours: set[str], new: Centres, whole: BaseGeometry) -> list[Line]:
    rows = [r for r in sources.units_since_july_2025() if r["provinceCode"] == sources.NEW_TAY_NINH]
    own = {r["wardCode"]: new[r["wardCode"]] for r in rows}
    heirs = _heirs()
    seeds: Centres = {f"{code} itself": point for code, point in own.items()}
    labels = {f"{code} itself": code for code in own}
    taken = {(p.x, p.y) for p in own.values()}
    for code in sorted(ours):
        if (old[code].x, old[code].y) not in taken:
            seeds[code], labels[code] = old[code], heirs[code]
    cells = _cells(seeds, whole)
    return [_line("commune", code, JULY_2025, cell, own[code]) for code, cell in _joined(cells, labels.__getitem__)]


def _centres(rows: Iterable[sources.Row]) -> Centres:
    """The centres inside the window, no two at the same place."""
    found: Centres = {}
    taken: set[tuple[float, float]] = set()
    for row in sorted(rows, key=lambda r: str(r["wardCode"])):
        if not row["wardLat"] or not (WEST < row["wardLon"] < EAST and SOUTH < row["wardLat"] < NORTH):
            continue
        x, y = round(row["wardLon"], 5), round(row["wardLat"], 5)
        while (x, y) in taken:
            x = round(x + APART, 5)
        taken.add((x, y))
        found[row["wardCode"]] = Point(x, y)
    return found


def _cells(centres: Centres, land: BaseGeometry) -> dict[str, BaseGeometry]:
    """What is nearest to each centre, inside ``land``."""
    points = MultiPoint(list(centres.values()))
    cells = shapely.voronoi_polygons(points, extend_to=land.envelope, ordered=True)
    return {
        code: shapely.set_precision(cell.intersection(land), GRID)
        for code, cell in zip(centres, cells.geoms, strict=True)
    }


def _joined(cells: dict[str, BaseGeometry], whose: Callable[[str], str]) -> list[tuple[str, BaseGeometry]]:
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, cell in cells.items():
        members[whose(code)].append(cell)
    return [(code, shapely.union_all(parts, grid_size=GRID)) for code, parts in sorted(members.items())]


def _heirs() -> dict[str, str]:
    """Old commune → the commune that keeps its files since July 2025."""
    with (HERE / "successions.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["before"]: row["after"]
            for row in csv.DictReader(file)
            if row["level"] == "commune" and row["after_from"] == JULY_2025 and row["main_heir"] == "1"
        }


def _land() -> BaseGeometry:
    return shape(json.loads((HERE / "land.geojson").read_text(encoding="utf-8")))


def _line(level: str, code: str, begins: str, outline: BaseGeometry, centre: Point | None = None) -> Line:
    inside = centre if centre and outline.contains(centre) else outline.representative_point()
    rings = []
    for part in sorted(_polygons(outline), key=lambda p: (-p.area, p.bounds)):
        rings += [_ring(part.exterior.coords), *(f"-{_ring(hole.coords)}" for hole in part.interiors)]
    return {
        "level": level, "code": code, "valid_from": begins,
        "longitude": f"{inside.x:.5f}", "latitude": f"{inside.y:.5f}", "rings": "|".join(rings),
    }  # fmt: skip


def _polygons(outline: BaseGeometry) -> list[Polygon]:
    normal = outline.normalize()
    parts = normal.geoms if isinstance(normal, MultiPolygon) else [normal]
    return [part for part in parts if isinstance(part, Polygon) and part.area > 0]


def _ring(points: Iterable[tuple[float, ...]]) -> str:
    return ",".join(f"{x:.4f} {y:.4f}" for x, y in list(points)[:-1])


if __name__ == "__main__":
    main()
