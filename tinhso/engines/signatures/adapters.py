"""The outside parties of signing, for the doctor."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.engines.adapters.api import Adapter
from tinhso.engines.signatures.keys import key_store
from tinhso.engines.signatures.timestamps import NoTimeStamp, try_stamp


class TimeStamping(Adapter):
    """The time stamping authority."""

    code = "tsa"
    name = gettext_lazy("Time stamping authority")

    def check(self) -> list[str]:
        try:
            try_stamp()
        except NoTimeStamp as error:
            sentence = _("The time stamping authority gives no stamps: %(why)s. Signatures get theirs later.")
            return [sentence % {"why": error}]
        if settings.TSA_URL:
            return []
        return [
            _("Time stamps come from this installation itself, which proves nothing to others. Set TINHSO_TSA_URL.")
        ]


class Keys(Adapter):
    """The key store."""

    code = "keys"
    name = gettext_lazy("Key store")

    def check(self) -> list[str]:
        return key_store().check()


ADAPTERS = (TimeStamping(), Keys())
