"""Thresholds as bands with a word each: from the lowest up, every value in exactly one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.measures import Better, Indicator

LEVELS = ("done", "near", "late", "neutral")
SHAPES = {"done": "●", "near": "▲", "late": "■", "neutral": "○"}  # told apart without colour
MOST = 7


@dataclass(frozen=True)
class Band:
    """From ``low`` (itself too if ``included``) up to the next band; None: from the bottom."""

    low: float | None
    included: bool
    word: str
    level: str

    @property
    def shape(self) -> str:
        return SHAPES[self.level]

    def reaches(self, value: float) -> bool:
        return self.low is None or value > self.low or (self.included and value == self.low)


def band_of(value: float | None, bands: Sequence[Band]) -> Band | None:
    """The highest band that the value reaches; None without a value or bands."""
    if value is None:
        return None
    return next((band for band in reversed(bands) if band.reaches(value)), None)


def checked(bands: Iterable[Band]) -> tuple[Band, ...]:
    """The bands in order. Raises Refused unless the lowest begins at the bottom and no two begin at one value."""
    found = tuple(sorted(bands, key=lambda band: (band.low is not None, band.low or 0)))
    lows = [band.low for band in found]
    if len(found) < 2 or len(found) > MOST:
        raise Refused(_("Give between two and seven bands."), field="bands")
    if lows[0] is not None:
        raise Refused(_("Leave the lower end of the lowest band empty: it begins at the bottom."), field="bands")
    if len(set(lows)) < len(lows):
        raise Refused(_("Two bands begin at the same value."), field="bands")
    if any(band.level not in LEVELS or not band.word for band in found):
        raise Refused(_("Give every band a word and a level."), field="bands")
    return found


def written(bands: Iterable[Band]) -> list[dict[str, Any]]:
    return [{"from": b.low, "included": b.included, "word": b.word, "level": b.level} for b in bands]


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Band, ...]:
    return tuple(Band(row["from"], row["included"], row["word"], row["level"]) for row in rows)


def declared_bands(indicator: Indicator) -> tuple[Band, ...]:
    """What a declared target and alarm say, in the words of the house; none without a target."""
    if indicator.target is None or indicator.better is Better.NEITHER:
        return ()
    good, near, bad = _("Reached"), _("Not yet reached"), _("Alarming")
    target, alarm = indicator.target, indicator.alarm
    if indicator.better is Better.UP:
        below = () if alarm is None else (Band(alarm, False, near, "near"),)
        lowest = Band(None, True, near if alarm is None else bad, "near" if alarm is None else "late")
        return (lowest, *below, Band(target, True, good, "done"))
    above = () if alarm is None else (Band(alarm, True, bad, "late"),)
    middle = () if alarm is not None and alarm <= target else (Band(target, False, near, "near"),)
    return (Band(None, True, good, "done"), *middle, *above)
