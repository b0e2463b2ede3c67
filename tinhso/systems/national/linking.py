"""Beginning and ending the exchange with another system."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.systems.national.linkages import Linkage


@transaction.atomic
def open_linkage(system: str, *, by: Actor, since: datetime | None = None) -> Linkage:
    """Exchange what is handed in from ``since`` (now) on. Raises Denied, AlreadyDone."""
    by = allowed(by)
    if Linkage.objects.filter(system=system, until=None).exists():
        raise AlreadyDone(_("This system is linked already."))
    made = Linkage.objects.create(system=Linkage.System(system), since=since or clock.now())
    record("national.linked", on=made, by=by, system=system)
    access.set_up_changed()
    return made


@transaction.atomic
def close_linkage(system: str, *, by: Actor) -> Linkage:
    """What is handed in from now on is no longer exchanged; what was goes on to its end. Raises Denied, AlreadyDone."""
    by = allowed(by)
    found = Linkage.objects.select_for_update().filter(system=system, until=None).first()
    if found is None:
        raise AlreadyDone(_("This system is not linked."))
    found.until = clock.now()
    found.save(update_fields=["until"])
    record("national.unlinked", on=found, by=by, system=system)
    access.set_up_changed()
    return found


def allowed(by: Actor) -> Actor:
    """``by``, if the link is theirs to see to in the whole province. Raises Denied."""
    top = directory.top_office()
    return access.require_at(by, "national.mend", directory.subjects_of(top) if top else ())
