"""Numbers and money as people read them: 1.565; 94,91 %; 1.250.000 đ."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language

NBSP = "\N{NO-BREAK SPACE}"
NO_DATA = "–"


def vietnamese() -> bool:
    """Whether this page speaks Vietnamese; otherwise it is English."""
    return (get_language() or "vi").startswith("vi")


def number(value: int | float | Decimal | None, places: int = 0) -> str:
    """``1565`` → ``1.565`` (English ``1,565``); no value is a dash, never a zero. Halves round up."""
    if value is None:
        return NO_DATA
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{exact:,.{places}f}".replace("-", "\N{MINUS SIGN}")
    return text.translate(str.maketrans(",.", ".,")) if vietnamese() else text


def percent(ratio: int | float | Decimal | None, places: int = 2) -> str:
    """A ratio of 0 to 1: ``0.9491`` → ``94,91 %`` (English ``94.91%``); no value is a dash."""
    if ratio is None:
        return NO_DATA
    share = number(Decimal(str(ratio)) * 100, places)
    return f"{share}{NBSP}%" if vietnamese() else f"{share}%"


def money(amount: int | None) -> str:
    """Whole đồng: ``1250000`` → ``1.250.000 đ`` (English ``1,250,000 VND``)."""
    if amount is None:
        return NO_DATA
    return f"{number(amount)}{NBSP}{'đ' if vietnamese() else 'VND'}"
