"""What the channels deliver: the words that carry a code."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tinhso.base.clock import local
from tinhso.engines.accounts.codes.one_time import OneTimeCode
from tinhso.engines.accounts.codes.purposes import purpose


@dataclass(frozen=True)
class CodeLetter:
    """A code on its way, in Vietnamese; it holds no link, so that nobody learns to trust one."""

    address: str
    subject: str
    text: str


def code_letter(key: UUID) -> CodeLetter | None:
    """The letter for an outbox item of the kind ``code``; None if the code is too old, used or replaced."""
    sent = OneTimeCode.objects.filter(pk=key).first()
    if sent is None or not sent.is_good:
        return None
    address, code = sent.unsealed()
    with translation.override("vi"):
        facts = {
            "code": code,
            "purpose": str(purpose(sent.purpose).name),
            "time": f"{local(sent.good_until):%H:%M}",
            "province": settings.PROVINCE,
        }
        return CodeLetter(
            address,
            _("Your code for %(purpose)s") % facts,
            _("%(code)s is your code for %(purpose)s, %(province)s. Good until %(time)s. Tell it to nobody.") % facts,
        )
