"""Text on its way into a spreadsheet."""

from __future__ import annotations

BOM = "\ufeff"  # first in the file: every spreadsheet then reads the diacritics
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> object:
    """The value for one cell: none is empty, and a text that a spreadsheet would run as a formula is quoted."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
