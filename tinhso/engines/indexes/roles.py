"""Who scores their own office, who verifies, who keeps the indexes."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role("leader", _("Leader of an agency"), ("indexes.score",)),
    Role("verifier", _("Verifier of indexes"), (), ("indexes.verify", "indexes.keep", "indicators.view")),
)
