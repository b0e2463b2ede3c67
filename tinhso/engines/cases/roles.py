"""What the usual posts of a one-stop shop may do with cases."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role("clerk", _("One-stop clerk"), ("cases.read", "cases.receive")),
    Role("specialist", _("Specialist"), ("cases.read", "cases.process")),
    Role(
        "head", _("Head of a division"), ("cases.read", "cases.process", "cases.review", "cases.assign", "cases.extend")
    ),
    Role(
        "leader",
        _("Leader of an agency"),
        ("cases.decide", "cases.assign", "cases.extend"),
        ("cases.read", "cases.assign", "cases.extend"),
    ),
    Role("administrator", _("Administrator of offices and rights"), (), ("cases.shape",)),
    Role("archivist", _("Archivist"), (), ("cases.read", "cases.keep")),
    Role("overseer", _("Leader who follows all agencies below"), (), ("cases.read",)),
)
