"""Papers: numbered, signed, never changed, verified by anyone."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="papers",
    name=_("Papers"),
    uses=("events", "access", "directory", "accounts", "files", "signatures"),
    urls="tinhso.engines.papers.urls",
    menu=(
        Menu("citizen", _("My papers"), "papers:wallet", order=300),
        Menu("public", _("Verify a paper"), "papers:verify", order=400),
    ),
    permissions=(
        Permission("papers.read", _("Open papers"), own=True),
        Permission("papers.replace", _("Replace a paper by a corrected one")),
        Permission("papers.revoke", _("Revoke a paper")),
    ),
    events=(
        EventKind("papers.issued", _("A paper was numbered")),
        EventKind("papers.ready", _("A paper was signed and is ready")),
        EventKind("papers.replaced", _("A paper was replaced")),
        EventKind("papers.revoked", _("A paper was revoked")),
        EventKind("papers.held", _("A paper handed in was verified")),
        EventKind("papers.struck", _("A verified paper was struck out")),
    ),
    append_only=("papers_copy", "papers_revocation"),
    jobs="tinhso.engines.papers.jobs",
)
