"""Consignment numbers by UPU standard S10: two letters, eight digits, a check digit, the country."""

from __future__ import annotations

import re

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.post.carriers import Carrier, CodeRange

WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_SHAPE = re.compile(r"([A-Z]{2})(\d{8})(\d)([A-Z]{2})")


def check_digit(digits: str) -> int:
    """11 − (weighted sum mod 11), where 10 is written 0 and 11 is written 5."""
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def s10(prefix: str, number: int) -> str:
    """``RH001000007VN``."""
    digits = f"{number:08}"
    return f"{prefix}{digits}{check_digit(digits)}VN"


def is_code(text: str) -> bool:
    """Whether the text is a consignment number whose check digit is right."""
    found = _SHAPE.fullmatch(text)
    return found is not None and check_digit(found[2]) == int(found[3])


def next_code(carrier: Carrier) -> str:
    """The next number of the carrier's ranges, held until the transaction ends. Raises Refused when none is left."""
    free = carrier.ranges.select_for_update().filter(next__lte=F("last")).order_by("first").first()
    if free is None:
        raise Refused(_("The numbers that the post gave are used up. Ask the post for new ones."))
    number = free.next
    CodeRange.objects.filter(pk=free.pk).update(next=number + 1)
    return s10(free.prefix, number)
