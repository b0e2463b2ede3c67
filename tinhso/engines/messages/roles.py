"""Who keeps the connections running; declared here because the adapters' floor knows no roles."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (Role("operator", _("Operator of the platform"), permissions_below=("adapters.view", "adapters.retry")),)
