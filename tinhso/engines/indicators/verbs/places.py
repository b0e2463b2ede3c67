"""Where a right about figures must be held: at the unit they are of, or at the top for the whole province."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor


def require_for(by: Actor | None, permission: str, here: int | None) -> Actor:
    """``access.require`` for an office by its *here*, None: for the whole province. Raises Denied, Refused."""
    office = directory.top_office() if here is None else directory.offices_by_here([here]).get(here)
    if office is None:
        raise Refused(_("There is no such office."), field="office")
    return require_office(by, permission, office)


def require_office(by: Actor | None, permission: str, office: Office) -> Actor:
    return access.require_at(by, permission, directory.subjects_of(office))


def who(by: Actor) -> int:
    """Who is written down: the position, or the person where there is none."""
    return by.position or by.subject
