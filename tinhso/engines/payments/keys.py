"""The key of a demand: short enough for a transfer's purpose, and found again in what a bank makes of it."""

from __future__ import annotations

import re
import secrets

from tinhso.base.text import fold

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, no 1/I: people type keys too
LENGTH = 8
PURPOSE_LIMIT = 25  # characters that every bank passes on
_FOUND = re.compile(rf"TS([{ALPHABET}]{{{LENGTH}}})([{ALPHABET}])")


def new_key() -> str:
    """``TS``, eight characters drawn at random, and a check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"TS{body}{_check(body)}"


def find_key(purpose: str) -> str:
    """The key inside a purpose, whatever the bank put around or into it; "" if there is none."""
    squeezed = re.sub(r"[^0-9A-Z]", "", purpose.upper())
    for start in range(len(squeezed)):
        found = _FOUND.match(squeezed, start)
        if found and _check(found[1]) == found[2]:
            return found[0]
    return ""


def purpose_of(key: str, about: str) -> str:
    """The purpose of a transfer: the key and, as far as it fits, what it is about, in plain capitals."""
    plain = " ".join(re.sub(r"[^0-9A-Z.-]", " ", fold(about).upper()).split())
    return f"{key} {plain}"[:PURPOSE_LIMIT].strip()


def _check(body: str) -> str:
    """Weights are odd, so a wrong character always shows; neighbours that changed places mostly do."""
    return ALPHABET[sum((2 * place + 1) * ALPHABET.index(c) for place, c in enumerate(body)) % len(ALPHABET)]
