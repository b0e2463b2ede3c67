"""Who sees figures: leaders of what lies under them, heads of their own division."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role("leader", _("Leader of an agency"), (), ("indicators.view",)),
    Role("head", _("Head of a division"), (), ("indicators.view",)),
)
