"""How many dossiers came in when, how and with what end: arithmetic alone, from which the articles' figures follow.

Two articles count the same history over different windows: 339,184 of 347,309 online “to 30 June 2023”, and 312,085 of
328,813 “since the beginning of 2023”. Both hold if the first counts from 1 July 2022 on. That is an assumption, as is
every split that the articles do not give; decision 0048 says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tinhso.systems.services.planting.past.procedures import COMMUNE, DISTRICT, PROVINCE
from tinhso.systems.services.planting.past.ways import AT_THE_DESK, BY_POST, LATE, ONLINE_ONLY, Way

SHARES = {COMMUNE: 9, DISTRICT: 7, PROVINCE: 4}  # of twenty dossiers


@dataclass(frozen=True)
class Window:
    """Half a year: what came in online and at the desk, what of it went back by post, what was settled late.

    ``begun`` are the procedures with dossiers, ``begun_online`` those of them with dossiers online; every procedure
    that is begun at all is begun in each half of its year.
    """

    first: date
    last: date
    online: int
    desk: int
    by_post: int
    late: int
    begun: int
    begun_online: int

    @property
    def all(self) -> int:
        return self.online + self.desk

    @property
    def ways(self) -> Mapping[Way, int]:
        """How many went each way; what went by post or was late was handed in online."""
        rest = self.online - self.by_post - self.late
        return {ONLINE_ONLY: rest, BY_POST: self.by_post, AT_THE_DESK: self.desk, LATE: self.late}

    def sliced(self, parts: int, begun: int, begun_online: int) -> Window:
        """One of so many parts of its dossiers, about fewer procedures; for a test."""
        fewer = {name: getattr(self, name) // parts for name in ("online", "desk", "by_post", "late")}
        return replace(self, begun=begun, begun_online=begun_online, **fewer)


WINDOWS = (
    Window(date(2022, 1, 1), date(2022, 6, 30), 3_562, 32_054, 900, 70, 580, 511),
    Window(date(2022, 7, 1), date(2022, 12, 31), 46_875, 3_125, 9_400, 100, 580, 511),
    Window(date(2023, 1, 1), date(2023, 6, 30), 292_309, 5_000, 96_428, 595, 587, 570),
    Window(date(2023, 7, 1), date(2023, 12, 31), 19_776, 11_728, 6_200, 293, 587, 570),
)


def share(number: int, part: int, of: int) -> int:
    """How many of ``number`` fall to one of ``of`` who plant side by side; together exactly ``number``."""
    return number * (part + 1) // of - number * part // of


def by_tier(number: int) -> Mapping[str, int]:
    """``number`` over the tiers of administration; together exactly ``number``."""
    found, before, twentieths = {}, 0, 0
    for tier, weight in SHARES.items():
        twentieths += weight
        found[tier] = number * twentieths // 20 - before
        before += found[tier]
    return found


def topics(number: int, codes: Sequence[str]) -> Iterator[str]:
    """The procedures of ``number`` dossiers: each once, then the first ones far more often than the last."""
    for place in range(number):
        if place < len(codes):
            yield codes[place]
        else:
            yield codes[int(len(codes) * (place * 0.618034 % 1) ** 2)]
