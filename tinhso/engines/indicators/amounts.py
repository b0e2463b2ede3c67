"""Numbers as people here type them: ``1.234,5``, ``1234.5``; a dash or nothing is "no data"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused

NONE = {"", "-", "–", "—", "x", "n/a"}
GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+")
LARGEST = Decimal(10) ** 19


def amount(text: str) -> Decimal | None:
    """The number; None for no data. A dot before three digits parts thousands. Raises Refused."""
    plain = re.sub(r"[\s\u00a0]", "", text).replace("−", "-")
    if plain.lower() in NONE:
        return None
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    elif GROUPED.fullmatch(plain):
        plain = plain.replace(".", "")
    try:
        found = Decimal(plain.removesuffix("%"))
    except InvalidOperation:
        raise Refused(_("“%(text)s” is no number.") % {"text": text}, field="value") from None
    if not found.is_finite() or abs(found) >= LARGEST:
        raise Refused(_("“%(text)s” is no number.") % {"text": text}, field="value")
    return found.quantize(Decimal("0.0001")).normalize() if found else Decimal(0)
