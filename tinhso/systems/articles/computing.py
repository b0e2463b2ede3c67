"""Our own figures beside the published ones: read from the indicators, all of one period at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from tinhso.base import clock
from tinhso.engines.indicators import api as indicators
from tinhso.engines.indicators.api import Period, Reading
from tinhso.systems.articles.published import Ours, Published, published

KEPT = 300  # seconds


@dataclass(frozen=True)
class Computed:
    """Our value of what an article says, and whether the two are the same."""

    ours: Ours
    now: Reading
    before: Reading | None = None
    within: Reading | None = None

    @property
    def period(self) -> Period:
        return indicators.read_period(self.ours.period)

    @property
    def since(self) -> Period | None:
        return indicators.read_period(self.ours.since) if self.ours.since else None

    @property
    def value(self) -> Decimal | None:
        """None where there are no records of that time."""
        found = _exact(self.now) if not self.ours.counts else Decimal(self.now.of or 0)
        if self.before is None or found is None:
            return found or None
        before = _exact(self.before)
        return None if before is None else found - before

    def rounded(self, places: int) -> Decimal | None:
        """As the article rounds it."""
        return None if self.value is None else self.value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

    def agrees(self, said: Published) -> bool:
        """The same value to the last digit published, and the same numerator and denominator where they are told."""
        found = self.rounded(said.places)
        if self.value is None or found is None:
            return False
        if said.numerator is not None and self.before is None and not self._has(said):
            return False
        if self.within is not None and self.within.of != self.ours.said_within:
            return False
        return self.value > said.value if self.ours.more else found == said.value

    def _has(self, said: Published) -> bool:
        return self.now.of == said.numerator and self.now.over in (None, said.denominator)


def computed() -> Mapping[str, Computed]:
    """By the figure's id; of an indicator that no part declares there is nothing."""
    known = indicators.catalogue()
    asked = [(one.id, one.ours) for one in published() if one.ours is not None and one.ours.indicator in known]
    wanted: dict[str, set[str]] = defaultdict(set)
    for _id, ours in asked:
        for period in filter(None, (ours.period, ours.since)):
            wanted[period] |= {ours.indicator, *filter(None, [ours.within])} & known.keys()
    read = {
        (period, code): figure.now
        for period, codes in wanted.items()
        for code, figure in indicators.figures(
            [known[code] for code in sorted(codes)], period=indicators.read_period(period), compare=()
        ).total.items()
    }
    return {
        key: Computed(
            ours,
            read[ours.period, ours.indicator],
            read.get((ours.since, ours.indicator)),
            read.get((ours.period, ours.within)),
        )  # fmt: skip
        for key, ours in asked
    }


def computed_lately() -> tuple[Mapping[str, Computed], datetime]:
    """The same, at most five minutes old, and when it was read: counting procedures once each takes seconds."""
    return _within(int(clock.now().timestamp()) // KEPT)


@lru_cache(maxsize=1)
def _within(_span: int) -> tuple[Mapping[str, Computed], datetime]:
    return computed(), clock.now()


def _exact(reading: Reading) -> Decimal | None:
    if reading.of is None or reading.over == 0:
        return None
    if reading.over is None:
        return Decimal(reading.of)
    return Decimal(reading.share) * Decimal(reading.of) / Decimal(reading.over)
