"""Verification codes: short enough to type, too many to guess."""

from __future__ import annotations

import re
import secrets

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that are mistaken for another
LENGTH = 12  # 59 bits


def new_token() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))


def read_token(text: str) -> str:
    """What a person typed or scanned: a code in any grouping, or the whole address."""
    return re.sub(r"[^0-9a-z]", "", text.strip().rstrip("/").rsplit("/", 1)[-1].lower())


def grouped(token: str) -> str:
    """``K7M2 P9QX 4DHT``, as it is printed."""
    return " ".join(re.findall(".{1,4}", token.upper()))
