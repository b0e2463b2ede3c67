"""The social insurance number, 10 digits, on its way to becoming the personal number."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.base.codes.digits import digits, is_digits
from tinhso.base.codes.personal import personal_number
from tinhso.base.errors import Refused


def insurance_number(text: str) -> str:
    """The 10 digits of the social insurance book, or the 12 of the personal number; raises Refused."""
    plain = digits(text)
    if is_digits(plain, 12):
        return personal_number(plain).text
    if not is_digits(plain, 10):
        raise Refused(
            _("A social insurance number has 10 digits. Copy it from the insurance book or the VssID app."),
            field="insurance_number",
        )
    return plain
