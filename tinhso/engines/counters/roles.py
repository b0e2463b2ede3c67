"""Who serves at counters and who sets them up."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role("clerk", _("One-stop clerk"), ("counters.call",)),
    Role("leader", _("Leader of an agency"), (), ("counters.manage",)),
    Role("administrator", _("Administrator of offices and rights"), (), ("counters.manage",)),
)
