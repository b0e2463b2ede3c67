"""What can be said of a closed line without a database: its area, whether it is sound, a place inside it."""

from __future__ import annotations

from itertools import pairwise

from tinhso.base.geometry import Place, Ring

Side = tuple[Place, Place]


def size(ring: Ring) -> float:
    """The area in square degrees."""
    return abs(sum(a.lng * b.lat - b.lng * a.lat for a, b in _sides(ring))) / 2


def holds(ring: Ring, place: Place) -> bool:
    """Whether the place lies inside."""
    return sum(place.lng < x for x in _crossings(ring, place.lat)) % 2 == 1


def place_inside(ring: Ring) -> Place:
    """The middle of the widest stretch at half the height: inside however the line bends."""
    low, high = min(p.lat for p in ring), max(p.lat for p in ring)
    lat = (low + high) / 2
    while any(p.lat == lat for p in ring):  # a corner would be counted twice or not at all
        lat += (high - low) * 1e-6
    xs = _crossings(ring, lat)
    west, east = max(zip(xs[::2], xs[1::2], strict=True), key=lambda stretch: stretch[1] - stretch[0])
    return Place((west + east) / 2, lat)


def crosses_itself(ring: Ring) -> bool:
    """Whether two sides that are no neighbours meet; sides are compared only where their widths overlap."""
    sides = sorted(enumerate(_sides(ring)), key=lambda side: min(side[1][0].lng, side[1][1].lng))
    last = len(sides) - 1
    for at, (i, one) in enumerate(sides):
        east = max(one[0].lng, one[1].lng)
        for j, other in sides[at + 1 :]:
            if min(other[0].lng, other[1].lng) > east:
                break
            if abs(i - j) not in (1, last) and _meet(one, other):
                return True
    return False


def _sides(ring: Ring) -> list[Side]:
    return list(pairwise((*ring, ring[0])))


def _crossings(ring: Ring, lat: float) -> list[float]:
    """Where the line passes this latitude, from west to east."""
    return sorted(
        a.lng + (lat - a.lat) * (b.lng - a.lng) / (b.lat - a.lat)
        for a, b in _sides(ring)
        if (a.lat > lat) != (b.lat > lat)
    )


def _meet(one: Side, other: Side) -> bool:
    (a, b), (c, d) = one, other
    turns = (_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b))
    if 0 in turns:
        touching = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
        return any(turn == 0 and _between(*three) for turn, three in zip(turns, touching, strict=True))
    return turns[0] != turns[1] and turns[2] != turns[3]


def _turn(a: Place, b: Place, c: Place) -> int:
    """1 where the way from a over b to c turns left, -1 right, 0 straight on."""
    cross = (b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng)
    return (cross > 0) - (cross < 0)


def _between(a: Place, b: Place, c: Place) -> bool:
    return min(a.lng, b.lng) <= c.lng <= max(a.lng, b.lng) and min(a.lat, b.lat) <= c.lat <= max(a.lat, b.lat)
