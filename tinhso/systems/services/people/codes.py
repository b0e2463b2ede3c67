"""What one-time codes are sent for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.accounts.api import Purpose

CONSENT, SIGN, FILE_FOR = "services.consent", "services.sign", "services.file_for"
PURPOSES = (
    Purpose(CONSENT, _("letting a relative file for you")),
    Purpose(SIGN, _("signing a dossier")),
    Purpose(FILE_FOR, _("a dossier that an official files for you")),
)
