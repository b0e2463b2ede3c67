"""Numbers in Vietnamese form, and amounts of đồng."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.money import format_dong
from tinhso.base.text import nfc
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds.kind import Kind, Wrong

# 1.565 and 1 565 group thousands; the comma begins the decimals; 72.5 with one or two decimals is read as such.
_GROUPED = re.compile(r"-?\d{1,3}([.\u00a0 ]\d{3})+(,\d+)?")
_PLAIN = re.compile(r"-?\d{1,15}([,.]\d{1,6})?")


class Number(Kind):
    """A number; whole ones stay whole."""

    template = "forms/fields/number.html"
    most = 30

    def read(self, field: Field, typed: Any) -> int | float:
        text = nfc(str(typed))
        if _GROUPED.fullmatch(text):
            plain = re.sub(r"[.\u00a0 ]", "", text)
        elif _PLAIN.fullmatch(text):
            plain = text
        else:
            raise Wrong(_("%(label)s must be a number, such as 72,5.") % {"label": field.label})
        number = Decimal(plain.replace(",", "."))
        return int(number) if number == int(number) else float(number)

    def show(self, field: Field, value: Any) -> str:
        if field.row.get("plain"):  # a year or a house's number is no quantity
            return f"{value}"
        whole, _dot, rest = f"{value}".partition(".")
        grouped = f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
        return f"{grouped} {field.row.get('unit', '')}".strip()

    def retype(self, field: Field, value: Any) -> str:
        return f"{value}".replace(".", ",")


class Money(Number):
    """A whole number of đồng."""

    template = "forms/fields/money.html"

    def read(self, field: Field, typed: Any) -> int:
        text = re.sub(r"\s*(đ|đồng|VND|vnđ)\.?$", "", nfc(str(typed)), flags=re.IGNORECASE)
        number = super().read(field, text)
        if not isinstance(number, int) or number < 0:
            raise Wrong(_("%(label)s must be a whole amount of đồng.") % {"label": field.label})
        return number

    def show(self, field: Field, value: Any) -> str:
        return format_dong(value)
