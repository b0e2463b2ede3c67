"""Where a code can be sent: a Vietnamese mobile number or a mail address."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access.api import mask


@dataclass(frozen=True)
class Contact:
    """``adapter`` carries the code to ``address``; ``field`` is the name under which a form asks for it."""

    adapter: str
    address: str
    field: str

    @property
    def key(self) -> str:
        """The same for every way to write it."""
        return self.address.casefold()

    @property
    def covered(self) -> str:
        """What may be shown to whoever holds the page."""
        return mask(self.address, self.field, shown=False)


def contact_of(text: str) -> Contact:
    """Read what somebody typed. Raises Refused beside ``phone`` or ``email``; numbers abroad cost too much."""
    if "@" in text:
        try:
            validate_email(address := nfc(text))
        except ValidationError as error:
            raise Refused(_("Enter a mail address, such as lan@example.vn."), field="email") from error
        return Contact("mail", address, "email")
    number = phone(text, mobile=True)
    if not number.startswith("+84"):
        raise Refused(_("A code can be sent to a Vietnamese mobile number only."), field="phone")
    return Contact("sms", number, "phone")
