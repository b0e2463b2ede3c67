"""Forecasting a row of months: the theta method (Assimakopoulos and Nikolopoulos 2000) on seasonally adjusted values.

Its twin is simple exponential smoothing with half the trend as drift (Hyndman and Billah 2003); it won the M3
competition and has one parameter, so it can be explained to whoever asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SEASON = 12
LEAST = 12  # months without which nothing is said
EIGHTY = 1.2816  # standard deviations on either side of the middle that hold 80 of 100 cases
ALPHAS = np.arange(0.05, 1.0, 0.05)


@dataclass(frozen=True)
class Ahead:
    """``steps`` are the expected values of the months to come; the deviations are of the errors to expect."""

    steps: tuple[float, ...]
    of_sum: float  # of all months to come added up
    of_last: float  # of the last one alone


def forecast(months: Sequence[float], ahead: int) -> Ahead | None:
    """The coming ``ahead`` months after ``months`` (oldest first, none missing); None for fewer than a year."""
    if len(months) < LEAST or ahead < 1:
        return None
    values = np.asarray(months, dtype=float)
    season = _season(values)
    plain = values / season[np.arange(len(values)) % SEASON]
    drift = float(np.polyfit(np.arange(len(plain)), plain, 1)[0]) / 2
    alpha, level, errors = min((_smoothed(plain, drift, a) for a in ALPHAS), key=lambda one: float(one[2] @ one[2]))
    turns = season[np.arange(len(values), len(values) + ahead) % SEASON]
    steps = (level + drift * np.arange(1, ahead + 1)) * turns
    if values.min() >= 0:
        steps = np.maximum(steps, 0)
    fitted = 2 + (SEASON - 1) * bool((season != 1).any())
    sigma = float(np.sqrt(errors @ errors / max(len(errors) - fitted, 1)))
    # A surprise of one month moves the level of those after it by alpha of itself.
    carried = turns + alpha * (np.cumsum(turns[::-1])[::-1] - turns)
    of_last = turns[-1] * np.sqrt(1 + alpha**2 * (ahead - 1))
    return Ahead(tuple(map(float, steps)), sigma * float(np.sqrt(carried @ carried)), sigma * float(of_last))


def _season(values: np.ndarray) -> np.ndarray:
    """What each month of the year is to an average one, by the first month of ``values``; 1 where it cannot be told."""
    if len(values) < 2 * SEASON or values.min() <= 0:
        return np.ones(SEASON)
    weights = np.r_[0.5, np.ones(SEASON - 1), 0.5] / SEASON
    middle = np.convolve(values, weights, "valid")
    half = SEASON // 2
    ratios = values[half : half + len(middle)] / middle
    places = np.arange(half, half + len(middle)) % SEASON
    found = [float(ratios[places == month].mean()) for month in range(SEASON)]
    return np.array(found) * SEASON / sum(found)


def _smoothed(values: np.ndarray, drift: float, alpha: float) -> tuple[float, float, np.ndarray]:
    """(alpha, the level after the last month, the errors of each next month)."""
    level, errors = values[0], np.empty(len(values) - 1)
    for n, value in enumerate(values[1:]):
        errors[n] = value - level - drift
        level += drift + alpha * errors[n]
    return alpha, float(level), errors
