"""Who sees figures: leaders of what lies under them, heads of their own division."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

WORKS = ("indicators.view", "indicators.define", "indicators.enter")

ROLES = (
    Role("leader", _("Leader of an agency"), (), (*WORKS, "indicators.approve", "indicators.plan", "indicators.close")),
    Role("head", _("Head of a division"), (), WORKS),
)
