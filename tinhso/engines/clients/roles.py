"""Who keeps the clients."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (Role("administrator", _("Administrator of offices and rights"), (), ("clients.keep",)),)
