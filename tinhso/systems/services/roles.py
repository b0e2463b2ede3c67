"""What the usual posts need beside their rights on cases to handle dossiers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role(
        "clerk",
        _("One-stop clerk"),
        ("access.unmask", "services.pass_papers", "services.file_for", "directory.register"),
    ),
    Role("post_clerk", _("Clerk of the post"), ("services.file_for", "services.file_at_post", "directory.register")),
    Role("specialist", _("Specialist"), ("access.unmask", "services.pass_papers")),
    Role(
        "leader",
        _("Leader of an agency"),
        ("papers.revoke", "papers.replace", "access.unmask"),
        ("indicators.view",),
    ),
    Role("overseer", _("Leader who follows all agencies below"), ("services.open_everywhere",), ("indicators.view",)),
    Role("head", _("Head of a division"), ("access.unmask", "services.pass_papers"), ("indicators.view",)),
)
