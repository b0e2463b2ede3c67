"""Identifiers of agencies in the two notations of live traffic (QCVN 102:2016/BTTTT, Decision 20/2020/QĐ-TTg)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused

_TOP_DOWN = re.compile(r"[A-Z]\d{2}(\.[0-9A-Z]{1,3}){0,4}", re.ASCII)
_BOTTOM_UP = re.compile(r"(\d{2,3}\.){1,3}[A-Z]\d{2}", re.ASCII)
_WIDTHS_102 = (2, 2, 3)  # of the levels below the first, from the top


@dataclass(frozen=True)
class OfficeCode:
    """An agency by its levels from the top: ``("H39", "15", "02")``."""

    levels: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.levels)

    @property
    def code102(self) -> str:
        """``000.02.15.H39``, or empty where a level does not fit that notation (``H55.242``)."""
        below = self.levels[1:]
        if len(below) > 3 or any(
            len(level) != width or not level.isdigit() for level, width in zip(below, _WIDTHS_102, strict=False)
        ):
            return ""
        padded = below + tuple("0" * width for width in _WIDTHS_102[len(below) :])
        return ".".join((*reversed(padded), self.levels[0]))

    @property
    def above(self) -> OfficeCode | None:
        """The agency one level up."""
        return OfficeCode(self.levels[:-1]) if len(self.levels) > 1 else None


def office_code(text: str) -> OfficeCode:
    """Read ``H39.15.02`` or ``000.02.15.H39``; levels of zeros at the end mean no level. Raises Refused."""
    plain = text.strip().upper()
    if _TOP_DOWN.fullmatch(plain):
        levels = plain.split(".")
    elif _BOTTOM_UP.fullmatch(plain):
        levels = plain.split(".")[::-1]
    else:
        raise Refused(
            _("An agency's identifier looks like H39.15.02 or 000.02.15.H39. Copy it from the agency's decision."),
            field="code",
        )
    while not levels[-1].strip("0"):
        levels.pop()
    return OfficeCode(tuple(levels))
