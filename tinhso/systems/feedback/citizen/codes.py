"""What one-time codes are sent for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.accounts.api import Purpose

REPORT, MINE, CONTACT = "feedback.report", "feedback.mine", "feedback.contact"
PURPOSES = (
    Purpose(REPORT, _("a report to 1022")),
    Purpose(MINE, _("seeing your reports to 1022")),
    Purpose(CONTACT, _("another number for your report to 1022")),
)
