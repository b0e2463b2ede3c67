"""Text: a line, several lines, an e-mail address, a phone number."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from tinhso.base import codes
from tinhso.base.errors import Refused
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds.kind import Kind, Wrong


class Text(Kind):
    """One line; line breaks that were pasted become spaces."""

    def read(self, field: Field, typed: Any) -> str:
        return super().read(field, " ".join(str(typed).split()))  # type: ignore[no-any-return]


class LongText(Kind):
    """Several lines."""

    template = "forms/fields/long_text.html"
    most = 4000


class Email(Kind):
    """An e-mail address."""

    def read(self, field: Field, typed: Any) -> str:
        text: str = super().read(field, typed)
        try:
            validate_email(text)
        except ValidationError:
            raise Wrong(_("Write the e-mail address like ten@vidu.vn.")) from None
        return text


class Phone(Kind):
    """A Vietnamese phone number, stored as +84…"""

    def read(self, field: Field, typed: Any) -> str:
        try:
            return codes.phone(super().read(field, typed))
        except Refused as refused:
            raise Wrong(str(refused)) from None

    def show(self, field: Field, value: Any) -> str:
        return codes.show_phone(value)

    def retype(self, field: Field, value: Any) -> str:
        return codes.show_phone(value)
