"""Digital signatures: certificates, seals, PAdES, time stamps, validation."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Permission

ENGINE = Engine(
    code="signatures",
    name=_("Digital signatures"),
    uses=("events", "access", "adapters", "directory"),
    urls="tinhso.engines.signatures.urls",
    prefix="chu-ky",
    permissions=(Permission("signatures.manage", _("Give out and revoke certificates")),),
    events=(
        EventKind("signatures.issued", _("A certificate was issued")),
        EventKind("signatures.revoked", _("A certificate was revoked")),
    ),
    offers={"adapters": "tinhso.engines.signatures.adapters:ADAPTERS"},
)
