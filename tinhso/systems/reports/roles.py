"""Who reports, who signs, who checks and approves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

LEADS = ("reports.enter", "reports.sign", "reports.check", "reports.approve", "reports.declare")

ROLES = (
    Role("specialist", _("Specialist"), ("reports.enter", "reports.check")),
    Role("head", _("Head of a division"), ("reports.enter", "reports.check")),
    Role("leader", _("Leader of an agency"), (), LEADS),
)
