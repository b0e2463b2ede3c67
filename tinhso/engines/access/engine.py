"""Who may do what where: grants, delegations, involvement, the walls of the database, masking."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Permission

ENGINE = Engine(
    code="access",
    name=_("Rights"),
    uses=("events",),
    permissions=(
        Permission("access.grant", _("Grant and revoke rights")),
        Permission("access.unmask", _("See personal data in full, with a reason")),
        Permission("access.explain", _("See why somebody may or may not do something")),
    ),
    events=(
        EventKind("access.granted", _("A right was granted")),
        EventKind("access.revoked", _("A right was revoked")),
        EventKind("access.delegated", _("Rights were delegated")),
        EventKind("access.withdrawn", _("A delegation was withdrawn")),
        EventKind("access.denied", _("Somebody was refused for want of a right")),
    ),
)
