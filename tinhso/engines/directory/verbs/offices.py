"""Setting up, moving and closing offices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.codes import office_code
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import fold, nfc
from tinhso.engines.access.api import new_subject, require_at, set_up_changed
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.queries.offices import offices_under, subjects_of
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def make_office(
    *,
    name: str,
    kind: str,
    code: str,
    area: Area,
    by: Actor,
    parent: Office | None = None,
    valid_from: date | None = None,
    short_name: str = "",
    phone: str = "",
    email: str = "",
    address: str = "",
    sectors: Sequence[str] = (),
) -> Office:
    """Set up an office, under ``parent`` or at the top; ``code`` in either notation, ``phone`` as it is printed.

    Raises Denied, AlreadyDone where the identifier is taken, Refused for what is no identifier.
    """
    by = require_at(by, "directory.manage", subjects_of(parent) if parent else ())
    identifier = office_code(code)
    if Office.objects.filter(code=str(identifier)).exists():
        raise AlreadyDone(_("Another office has this identifier. Enter the one in this office's decision."))
    office = Office.objects.create(
        name=nfc(name),
        folded=folded(name, short_name, address),
        short_name=nfc(short_name),
        kind=Office.Kind(kind),
        code=str(identifier),
        code102=identifier.code102,
        parent=parent,
        area=area,
        here_id=new_subject(Subject.Kind.HERE),
        below_id=new_subject(Subject.Kind.BELOW),
        valid_from=valid_from or clock.today(),
        phone=phone,
        email=email,
        address=nfc(address),
        sectors=list(sectors),
    )
    set_up_changed()
    record("directory.office_made", on=office, by=by, office=office.here_id, area=area.pk)
    return office


@transaction.atomic
def move_office(office_id: UUID, *, parent: Office | None, by: Actor) -> Office:
    """Place an office with all under it under another; those who keep records hear of it and re-involve them.

    Raises Denied, Refused where the new parent lies under the office itself.
    """
    office = Office.objects.select_for_update().get(pk=office_id)
    by = require_at(by, "directory.manage", subjects_of(office))
    if parent is not None:
        by = require_at(by, "directory.manage", subjects_of(parent))
        if parent.here_id in offices_under(office):
            raise Refused(_("An office cannot be placed under itself. Choose another parent."), field="parent")
    office.parent = parent
    office.save(update_fields=["parent"])
    set_up_changed()
    above = parent.here_id if parent else None
    record("directory.office_moved", on=office, by=by, office=office.here_id, area=office.area_id, parent=above)
    return office


@transaction.atomic
def close_office(office_id: UUID, *, by: Actor, successor: Office | None = None, day: date | None = None) -> Office:
    """Close an office from ``day`` (today) on; ``successor`` goes on with its records.

    Raises Denied, AlreadyDone, Refused while offices under it are open or people are appointed in it.
    """
    office = Office.objects.select_for_update().get(pk=office_id)
    by = require_at(by, "directory.manage", subjects_of(office))
    day = day or clock.today()
    if office.valid_to is not None:
        raise AlreadyDone(_("This office is closed already."))
    if successor is not None and successor.here_id in offices_under(office):
        raise Refused(_("The successor lies under this office. Choose another one."), field="successor")
    if office.children.filter(valid_on(day)).exists():
        raise Refused(_("Offices under this one are still open. Close or move them first."))
    if office.positions.filter(valid_on(day)).exists():
        raise Refused(_("People are still appointed in this office. End their appointments first."))
    if day <= office.valid_from:
        raise Refused(_("An office closes after the day it was set up. Choose a later day."), field="day")
    office.valid_to, office.successor = day, successor
    office.save(update_fields=["valid_to", "successor"])
    set_up_changed()
    after = successor.here_id if successor else None
    record("directory.office_closed", on=office, by=by, office=office.here_id, area=office.area_id, successor=after)
    return office


def folded(name: str, short_name: str, address: str) -> str:
    """What a search looks through."""
    return fold(f"{name} {short_name} {address}")[:300]
