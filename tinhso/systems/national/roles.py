"""Who sees to the link."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role(
        "operator",
        _("Operator of the platform"),
        permissions_below=("national.view", "national.mend", "forms.channels"),
    ),
    Role("overseer", _("Leader who follows all agencies below"), (), ("national.view",)),
)
