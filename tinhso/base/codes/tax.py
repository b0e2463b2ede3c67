"""Tax codes, which are also the codes of enterprises (Circular 86/2024/TT-BTC)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base.codes.digits import digits, is_digits
from tinhso.base.codes.personal import personal_number
from tinhso.base.errors import Refused

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


@dataclass(frozen=True)
class TaxCode:
    """Ten digits with a check digit, perhaps a branch of three; or a person's or household's 12 digits."""

    number: str
    branch: str = ""
    warning: str | Promise = ""  # said to the person, never a reason to refuse

    def __str__(self) -> str:
        return f"{self.number}-{self.branch}" if self.branch else self.number

    @property
    def is_personal(self) -> bool:
        """Since 1 July 2025 people and household businesses use the personal number."""
        return len(self.number) == 12


def tax_code(text: str) -> TaxCode:
    """Read ``0100109106``, ``0100109106-001`` or a 12-digit personal number; raises Refused."""
    plain = digits(text)
    if is_digits(plain, 12):
        return TaxCode(personal_number(plain).text)
    if not is_digits(plain, 10, 13):
        raise _refused(_("A tax code has 10 digits, a branch's 13, a person's 12. Count the digits again."))
    number, branch = plain[:10], plain[10:]
    if branch == "000":
        raise _refused(_("The branch in a tax code is numbered from 001. Correct the last three digits."))
    check = check_digit(number[:9])
    if check == 10 and number[9] == "0":
        # The formula gives a 10 that is no digit; such codes ending in 0 exist, so they pass with a warning.
        return TaxCode(number, branch, _("The check digit of this tax code is unusual. Compare it with the paper."))
    if check != int(number[9]):
        raise _refused(_("One digit of this tax code is wrong. Compare it with the registration certificate."))
    return TaxCode(number, branch)


def enterprise_code(text: str) -> str:
    """The 10 digits under which an enterprise is registered: its tax code without a branch; raises Refused."""
    code = tax_code(text)
    if code.branch or code.is_personal:
        raise _refused(_("An enterprise code has 10 digits. Enter the code of the enterprise, not of a branch."))
    return code.number


def check_digit(nine: str) -> int:
    """10 minus the weighted sum modulo 11: from 0 to 10, where 10 is no digit."""
    return 10 - sum(int(digit) * weight for digit, weight in zip(nine, _WEIGHTS, strict=True)) % 11


def _refused(sentence: str | Promise) -> Refused:
    return Refused(sentence, field="tax_code")
