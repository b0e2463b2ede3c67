"""A text as numbers: hashed runs of two to five characters, as it was written and without diacritics."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import numpy.typing as npt

from tinhso.base.text import fold, nfc

SIZE = 1 << 15  # places that runs are hashed into
LENGTHS = (2, 3, 4, 5)
LONGEST = 1200  # characters; what follows says little more
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
# What people type for common words; the rest of teencode is close enough in its characters.
SHORT = {
    "k": "không", "ko": "không", "kh": "không", "khg": "không", "hok": "không", "hông": "không", "hong": "không",
    "dc": "được", "đc": "được", "dk": "được", "đk": "được", "j": "gì", "gj": "gì", "z": "vậy", "zậy": "vậy", "v": "vậy",
    "ng": "người", "ngta": "người ta", "bn": "bao nhiêu", "bv": "bệnh viện", "cty": "công ty", "đt": "điện thoại",
    "dt": "điện thoại", "mn": "mọi người", "r": "rồi", "ròi": "rồi", "rùi": "rồi", "trc": "trước", "nc": "nước",
    "cx": "cũng", "vs": "với", "wa": "qua", "wá": "quá", "lun": "luôn", "hs": "học sinh", "gv": "giáo viên",
    "bhyt": "bảo hiểm y tế", "ubnd": "ủy ban", "csgt": "cảnh sát giao thông", "dvc": "dịch vụ công",
}  # fmt: skip
_REPEATED = re.compile(r"(.)\1{2,}")
_OTHER = re.compile(r"[^\w]+|_+")
_DIGITS = re.compile(r"\d+")
_FACTOR = 1_000_003
_MIX = 0x9E3779B97F4A7C15


def grams(text: str) -> Ints:
    """The places of a text's runs, each once, in order."""
    plain = _plain(text)
    return np.unique(np.concatenate([_hashed(f" {plain} ", 1), _hashed(f" {fold(plain)} ", 2)]))


def weighted(places: Ints, rarity: Floats) -> Floats:
    """How much each run counts, a vector of length one; rare runs count more."""
    values = rarity[places]
    length = float(np.sqrt((values * values).sum()))
    return values / np.float32(length or 1.0)


def rarity_of(texts: list[Ints]) -> Floats:
    """The logarithm of how seldom each run is among the texts."""
    seen = np.bincount(np.concatenate(texts), minlength=SIZE) if texts else np.zeros(SIZE, dtype=np.int64)
    found: Any = np.log((1 + len(texts)) / (1 + seen)) + 1
    return np.asarray(found, dtype=np.float32)


def _plain(text: str) -> str:
    words = _OTHER.sub(" ", _DIGITS.sub("0", _REPEATED.sub(r"\1", nfc(text).lower()))).split()
    return " ".join(SHORT.get(word, word) for word in words)[:LONGEST]


def _hashed(text: str, salt: int) -> Ints:
    """Every run of each length as one number below ``SIZE``; a rolling hash over the whole text at once."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    found = []
    held = np.full(len(codes), salt, dtype=np.uint64)
    for length in range(1, max(LENGTHS) + 1):
        held = held[: len(codes) - length + 1] * np.uint64(_FACTOR) + codes[length - 1 :]
        if length in LENGTHS:
            mixed = (held ^ (held >> np.uint64(29))) * np.uint64(_MIX)
            found.append((mixed >> np.uint64(64 - 15)).astype(np.int64))
    return np.concatenate(found)
