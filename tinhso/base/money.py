"""Money: whole đồng as integers, written and read the Vietnamese way."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.text import fold

LIMIT = 10**15
"""The largest amount that is read aloud or accepted from a person: a million billion đồng."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*")


def format_dong(amount: int) -> str:
    """``1250000`` → ``1.250.000 đ``."""
    return f"{amount:,}".replace(",", ".") + " đ"


def parse_dong(text: str) -> int:
    """Read an amount as people type it: ``1250000``, ``1.250.000``, ``1,250,000 đ``, ``8.000 đồng``.

    Raises Refused for anything else: fractions, negative numbers, groups that are not thousands.
    """
    number = re.sub(r"\s*(vnd|dong|d)$", "", fold(text)).strip()
    if not (_PLAIN.fullmatch(number) or _GROUPED.fullmatch(number)):
        raise Refused(_("Write the amount in whole đồng, for example 1.250.000."))
    amount = int(re.sub(r"\D", "", number))
    if amount > LIMIT:
        raise Refused(_("The amount is too large."))
    return amount


def in_words(amount: int, unit: str = "đồng") -> str:
    """``8000`` → ``tám nghìn đồng``, as receipts must state it. Raises ValueError outside 0 … 10^15."""
    if not 0 <= amount <= LIMIT:
        raise ValueError(f"{amount} is not between 0 and {LIMIT}.")
    return f"{_read(amount) or _DIGITS[0]} {unit}".strip()


def _read(number: int, full: bool = False) -> str:
    """Words of a number; ``full`` reads its leading hundreds too (``không trăm linh năm``). "" for zero."""
    billions, rest = divmod(number, 10**9)
    words = [f"{_read(billions, full)} tỷ"] if billions else []
    for power in (2, 1, 0):
        group, rest = divmod(rest, 1000**power)
        if group:
            words.append(f"{_three(group, full or bool(words))} {_GROUPS[power]}".strip())
    return " ".join(words)


def _three(group: int, full: bool) -> str:
    """Three digits: ``105`` → ``một trăm linh năm``; with ``full`` ``5`` → ``không trăm linh năm``."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0:
        if units:
            words.append(f"linh {_DIGITS[units]}" if words else _DIGITS[units])
        return " ".join(words)
    words.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
    if units:
        words.append(_unit_after(tens, units))
    return " ".join(words)


def _unit_after(tens: int, units: int) -> str:
    """Units change their name after tens: mốt, tư, lăm."""
    if units == 5:
        return "lăm"
    if tens > 1 and units in (1, 4):
        return {1: "mốt", 4: "tư"}[units]
    return _DIGITS[units]
