"""Who keeps the catalogue of procedures: one drafts, another checks and publishes."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (
    Role("keeper", _("Keeper of the catalogue of procedures"), permissions_below=("forms.draft",)),
    Role("checker", _("Checker of the catalogue of procedures"), permissions_below=("forms.draft", "forms.publish")),
)
