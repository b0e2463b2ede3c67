"""What the posts of 1022 may do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role(
        "coordinator",
        _("Coordinator of 1022"),
        ("cases.read", "cases.receive", "feedback.moderate", "feedback.report_for", "feedback.personal",
         "access.unmask", "directory.see_positions"),
    ),
    Role("clerk", _("One-stop clerk"), ("feedback.report_for",)),
    Role("specialist", _("Specialist"), ("feedback.personal",)),
    Role("hotline", _("Keeper of 1022"), ("feedback.manage",), ()),
)  # fmt: skip
