"""Where a report lies for the public: as exactly as its category allows."""

from __future__ import annotations

import re
from math import cos, radians

from tinhso.base.geometry import METRES_PER_DEGREE
from tinhso.base.text import fold

EXACT = 5  # decimals of a degree: a metre
# A number after one of these names a road or a part of a commune; any other number may be somebody's house.
_NAMING = {
    "lo", "ql", "dt", "hl", "tl", "km", "duong", "pho", "ap", "to", "thon", "khu", "phuong", "hem", "ngo", "kiet",
    "kenh", "cau", "tuyen", "thang", "cong", "tram",
}  # fmt: skip
_HOUSE = {"nha", "sn", "can"}
_WORD = re.compile(r"[^\s,;]+|[,;]")


def metres_of(own: int, parent: int) -> int:
    """How coarsely a category shows places: never finer than its field."""
    return max(own, parent)


def snapped(lat: float | None, lng: float | None, metres: int) -> tuple[float | None, float | None]:
    """The corner of a grid of ``metres``: the same for all within, so that many reports give no more away than one."""
    if lat is None or lng is None:
        return None, None
    if not metres:
        return round(lat, EXACT), round(lng, EXACT)
    up = metres / METRES_PER_DEGREE
    row = round(lat / up) * up
    aside = up / max(cos(radians(row)), 0.01)
    return round(row, EXACT), round(round(lng / aside) * aside, EXACT)


def without_house(place: str) -> str:
    """The place without its house number: ``số nhà 12/3, đường Hùng Vương`` → ``đường Hùng Vương``."""
    kept: list[str] = []
    for word in _WORD.findall(place):
        if any(c.isdigit() for c in word) and not _names_a_road(word, kept):
            while kept and fold(kept[-1]) in _HOUSE | {"so"}:
                kept.pop()
            continue
        kept.append(word)
    text = re.sub(r"\s+([,;])", r"\1", " ".join(kept))
    return re.sub(r"(?:[,;]\s*)+(?=[,;])", "", text).strip(" ,;")


def _names_a_road(word: str, before: list[str]) -> bool:
    """``QL62`` by itself; ``62`` after ``quốc lộ``, and after ``đường số``."""
    if re.fullmatch(r"(?:ql|dt|hl|tl|km)\.?\d+\w?", fold(word)):
        return True
    last = [fold(each) for each in before[-2:]]
    if last and last[-1] == "so":
        last.pop()
    return bool(last) and last[-1] in _NAMING and not _HOUSE & set(last)
