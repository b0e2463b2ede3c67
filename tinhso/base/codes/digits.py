"""Taking the digits out of what a person typed."""

from __future__ import annotations

import unicodedata

_BETWEEN = frozenset(" .-()/\u00a0\u2013\u2014\t")


def digits(text: str) -> str:
    """``080 190 000 015`` → ``080190000015``; full-width digits become plain ones, anything else stays."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return "".join(c for c in plain if c not in _BETWEEN)


def is_digits(text: str, *lengths: int) -> bool:
    """Plain digits only (not the digits of other scripts), as many as one of ``lengths``."""
    return text.isascii() and text.isdigit() and len(text) in lengths
