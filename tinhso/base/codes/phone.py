"""Phone numbers: typed in many ways, stored in one (E.164)."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from tinhso.base.codes.digits import digits
from tinhso.base.errors import Refused

_MOBILE = re.compile(r"0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}", re.ASCII)
_FIXED = re.compile(r"02\d{9}", re.ASCII)
_ABROAD = re.compile(r"\+(?!84)[1-9]\d{7,14}", re.ASCII)


def phone(text: str, *, mobile: bool = False) -> str:
    """``0912 345 678``, ``84912345678`` or ``+84 912 345 678`` → ``+84912345678``; a foreign number keeps its country.

    With ``mobile`` only a number that can receive a text message is taken. Raises Refused.
    """
    plain = digits(text)
    if _ABROAD.fullmatch(plain):
        return plain
    home = re.sub(r"^(\+84|0084|84(?=\d{9,10}$))0?", "0", plain)
    if _MOBILE.fullmatch(home) or (not mobile and _FIXED.fullmatch(home)):
        return f"+84{home[1:]}"
    if mobile:
        raise Refused(_("Enter a mobile number of 10 digits, such as 0912 345 678."), field="phone")
    raise Refused(_("Enter a phone number with its area code, such as 0912 345 678 or 0272 3826 000."), field="phone")


def show_phone(number: str) -> str:
    """``+84912345678`` → ``0912 345 678``; ``+842723826000`` → ``0272 3826 000``; other numbers as they are."""
    if not number.startswith("+84"):
        return number
    home = f"0{number[3:]}"
    area = 3 if home[:3] in {"024", "028"} else 4
    last = 4 if area == 3 else 3
    return f"{home[:area]} {home[area:-last]} {home[-last:]}"
