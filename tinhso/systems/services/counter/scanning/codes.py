"""Codes of cover sheets: eight random signs and a check sign, so that one typed by hand is never another's."""

from __future__ import annotations

import secrets

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32: no I, L, O, U
PREFIX = "TSB1"  # what is printed as QR and barcode begins with it: papers carry codes of their own
_READ_AS = str.maketrans("ILOU", "110V")


def new_code() -> str:
    """A code that nobody can guess from another."""
    drawn = "".join(secrets.choice(SIGNS) for _place in range(8))
    return drawn + _check(drawn)


def shown(code: str) -> str:
    """``K7Q-P29-XM4``, as it is printed beneath the barcode."""
    return "-".join(code[at : at + 3] for at in range(0, 9, 3))


def typed_code(text: str) -> str:
    """The code that somebody typed from a sheet; "" where it is none, also where one sign is wrong."""
    signs = "".join(sign for sign in text.upper().removeprefix(PREFIX) if sign.isalnum()).translate(_READ_AS)
    if len(signs) != 9 or not set(signs) <= set(SIGNS) or _check(signs[:8]) != signs[8]:
        return ""
    return signs


def read_code(text: str) -> str:
    """The code in what a barcode says; "" where the barcode is not of a cover sheet."""
    return typed_code(text) if text.startswith(PREFIX) else ""


def _check(signs: str) -> str:
    """Weights 1 to 8 times the place of each sign, by 31: one wrong sign, or two neighbours swapped, is seen."""
    return SIGNS[sum(place * SIGNS.index(sign) for place, sign in enumerate(signs, 1)) % 31]
