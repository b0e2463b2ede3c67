"""The personal number of 12 digits (Law on Identification 26/2023/QH15, Decree 70/2024)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.codes.digits import digits, is_digits
from tinhso.base.errors import Refused

Sex = Literal["male", "female"]

# A number keeps the province of 63 in which the birth was registered, also after the mergers of 2025.
_PLACES = """
    001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042
    044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087
    089 091 092 093 094 095 096
"""
PROVINCES_OF_BIRTH = frozenset(_PLACES.split())


@dataclass(frozen=True)
class PersonalNumber:
    """Twelve digits: place of birth registration (3), century and sex (1), year (2), random (6); no check digit."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def place(self) -> str:
        """``080`` for Long An; from 100 on a country."""
        return self.text[:3]

    @property
    def sex(self) -> Sex:
        return "female" if int(self.text[3]) % 2 else "male"

    @property
    def year(self) -> int:
        """Year of birth: 0 and 1 stand for the 1900s, 2 and 3 for the 2000s, and so on."""
        return 1900 + 100 * (int(self.text[3]) // 2) + int(self.text[4:6])


def personal_number(text: str, *, born_on: date | None = None, sex: str = "") -> PersonalNumber:
    """Read a personal number and hold it against the declared date of birth and sex, where they are given.

    Raises Refused for another length, an unknown place, a year still to come, or a contradiction.
    """
    plain = digits(text)
    if is_digits(plain, 9):
        raise _refused(_("The 9-digit identity card is no longer valid. Enter the 12-digit personal number."))
    if not is_digits(plain, 12):
        raise _refused(_("A personal number has 12 digits. Copy it from the identity card or from VNeID."))
    number = PersonalNumber(plain)
    if number.place < "100" and number.place not in PROVINCES_OF_BIRTH:
        raise _refused(_("No personal number begins with these three digits. Compare it with the identity card."))
    if number.year > clock.today().year:
        raise _refused(_("This personal number names a year of birth to come. Compare it with the identity card."))
    if born_on is not None and born_on.year != number.year:
        raise _refused(_("The personal number does not fit the year of birth. Correct the one or the other."))
    if sex and sex != number.sex:
        raise _refused(_("The personal number does not fit the sex. Correct the one or the other."))
    return number


def _refused(sentence: str | Promise) -> Refused:
    return Refused(sentence, field="personal_number")
