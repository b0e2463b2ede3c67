"""Learning from labelled texts: a softmax regression over hashed runs, by stochastic gradient (Adagrad)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tinhso.base.text import fold
from tinhso.systems.feedback.classifying.grams import SIZE, Floats, Ints, grams, rarity_of, weighted
from tinhso.systems.feedback.classifying.weights import Weights, softmax

ROUNDS, PACE = 8, 0.5
HELD_OUT = 6  # one text of so many is never learnt from
WARMTHS = (0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0)
Labelled = tuple[str, str]  # text, code of its category


@dataclass(frozen=True)
class Marks:
    """How a model did on texts that it had not seen: right at once, right among three, and by category."""

    first: float
    top3: float
    by_category: dict[str, tuple[int, int]]  # code: right at once, of how many


def is_held_out(text: str) -> bool:
    """Whether a text is kept for testing; the same text always is, so that old and new models are asked alike."""
    return zlib.crc32(fold(text).encode()) % HELD_OUT == 0


def train(labels: Sequence[Labelled], *, seed: int = 1022, rounds: int = ROUNDS) -> Weights:
    """Learn from all of ``labels``; the same labels in the same order give the same weights."""
    codes = tuple(sorted({code for _text, code in labels}))
    column = {code: number for number, code in enumerate(codes)}
    places = [grams(text) for text, _code in labels]
    rarity = rarity_of(places)
    rows = [(each, weighted(each, rarity), column[code]) for each, (_text, code) in zip(places, labels, strict=True)]
    return Weights(codes, _descend(rows, len(codes), np.random.default_rng(seed), rounds), rarity)


def mark(weights: Weights, labels: Sequence[Labelled]) -> Marks:
    """Ask the model for every text; a category that it does not know counts as wrong."""
    by_category: dict[str, tuple[int, int]] = {}
    first = among = 0
    for text, code in labels:
        best = [known for known, _share in weights.shares(text)[:3]]
        hit = best[:1] == [code]
        right, of = by_category.get(code, (0, 0))
        by_category[code] = right + hit, of + 1
        first, among = first + hit, among + (code in best)
    count = len(labels) or 1
    return Marks(first / count, among / count, by_category)


def warmed(weights: Weights, labels: Sequence[Labelled]) -> Weights:
    """The same model with the warmth at which these texts are least surprising."""
    known = [(weights.scores(text), weights.codes.index(code)) for text, code in labels if code in weights.codes]
    if not known:
        return weights
    return replace(weights, warmth=min(WARMTHS, key=lambda warmth: _surprise(known, warmth)))


def _surprise(known: Sequence[tuple[Floats, int]], warmth: float) -> float:
    return -sum(float(np.log(softmax(scores * np.float32(warmth))[place] + 1e-9)) for scores, place in known)


def _descend(rows: Sequence[tuple[Ints, Floats, int]], width: int, chance: np.random.Generator, rounds: int) -> Floats:
    matrix = np.zeros((SIZE, width), dtype=np.float32)
    steps = np.full((SIZE, 1), 1e-3, dtype=np.float32)  # how far each run has been moved
    for _ in range(rounds):
        for number in chance.permutation(len(rows)):
            places, values, place = rows[number]
            error = softmax(values @ matrix[places])
            error[place] -= 1
            steps[places, 0] += (values * values) * np.float32((error * error).sum())
            matrix[places] -= (PACE * values / np.sqrt(steps[places, 0]))[:, None] * error
    return matrix
