"""What was learnt, as plain arrays in an npz; read without pickle."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tinhso.systems.feedback.classifying.grams import Floats, grams, weighted


@dataclass(frozen=True)
class Weights:
    """A linear model: ``matrix`` has a row for each place of a run and a column for each of ``codes``.

    ``warmth`` makes the confidence honest: of texts proposed with 0.8 about eight in ten are right.
    """

    codes: tuple[str, ...]
    matrix: Floats
    rarity: Floats
    warmth: float = 1.0

    def scores(self, text: str) -> Floats:
        """A number for each code; the greater, the likelier."""
        places = grams(text)
        return np.asarray(weighted(places, self.rarity) @ self.matrix[places], dtype=np.float32)

    def shares(self, text: str) -> list[tuple[str, float]]:
        """Every code with its probability, the likeliest first."""
        likely = softmax(self.scores(text) * np.float32(self.warmth))
        return [(self.codes[place], float(likely[place])) for place in np.argsort(-likely)]


def softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def pack(weights: Weights) -> bytes:
    """For ``Lesson.weights``: half precision, compressed; about 2 MB for fifty-five categories."""
    codes: npt.NDArray[np.str_] = np.array(weights.codes)
    out = io.BytesIO()
    np.savez_compressed(
        out, codes=codes, matrix=weights.matrix.astype(np.float16), rarity=weights.rarity.astype(np.float16),
        warmth=np.array([weights.warmth], dtype=np.float32),
    )  # fmt: skip
    return out.getvalue()


def unpack(data: bytes) -> Weights:
    """Raises ValueError for anything that is no plain array."""
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        return Weights(
            codes=tuple(map(str, held["codes"])),
            matrix=held["matrix"].astype(np.float32),
            rarity=held["rarity"].astype(np.float32),
            warmth=float(held["warmth"][0]),
        )
