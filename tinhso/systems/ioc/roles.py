"""Who directs and watches: leaders, in all that lies under them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.api import Role

ROLES = (Role("leader", _("Leader of an agency"), (), ("ioc.direct", "ioc.plan", "ioc.watch")),)
