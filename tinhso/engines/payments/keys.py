"""What a transfer's purpose says so that its demand is found again in whatever a bank makes of it.

The purpose of 25 characters that every bank passes on has room for the dossier's code, whole, and a check character;
where there is no such code it is the demand's own key.
"""

from __future__ import annotations

import re
import secrets
from itertools import product

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, no 1/I: people type keys too
LENGTH = 8
PURPOSE_LIMIT = 25  # characters that every bank passes on
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # 23, a prime: every wrong digit shows, and digits that changed places
_CODE = re.compile(rf"(?=([A-Z]\d{{2}})(\d{{0,6}})(20\d{{6}})(\d{{7}})([{LETTERS}]))")
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


def purpose_of(key: str, code: str) -> str:
    """The purpose of a transfer: the dossier's whole code and its check character, or the key if that is too long."""
    written = f"{code}{_check_of(code)}"
    return written if codes_in(written) and len(written) <= PURPOSE_LIMIT else key


def codes_in(purpose: str) -> list[str]:
    """The dossier codes that ``purpose`` may mean; none where the check character is wrong.

    A code is that of the agency, the day and a number of the day (Decree 61/2018): ``H53.101-20261120-0000001``.
    Banks take out its signs, so each way to set the points within the agency's part is one of the answers.
    """
    squeezed = re.sub(r"[^0-9A-Z]", "", purpose.upper())
    for found in _CODE.finditer(squeezed):
        province, unit, day, number, check = found.groups()
        if _check_of(f"{province}{unit}{day}{number}") == check:
            return [f"{province}{points}-{day}-{number}" for points in _points(unit)]
    return []


def _points(unit: str) -> list[str]:
    if not unit:
        return [""]
    ways = product(("", "."), repeat=len(unit) - 1)
    return ["." + "".join(digit + point for digit, point in zip(unit, (*way, ""), strict=True)) for way in ways]


def _check_of(code: str) -> str:
    """Over letters and digits by their place in the alphabet of 36.

    A purpose has room for 22 of them; their weights 1 to 22 are all different and none is a multiple of 23.
    """
    signs = re.sub(r"[^0-9A-Z]", "", code.upper())
    total = sum((place + 1) * int(sign, 36) for place, sign in enumerate(signs))
    return LETTERS[total % len(LETTERS)]


def _check(body: str) -> str:
    """Weights are odd, so a wrong character always shows; neighbours that changed places mostly do."""
    return ALPHABET[sum((2 * place + 1) * ALPHABET.index(c) for place, c in enumerate(body)) % len(ALPHABET)]
