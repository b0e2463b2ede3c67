"""Appointing people to positions, with the rights of their roles, and ending it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access.api import allow_all, new_subject, require_at, revoke
from tinhso.engines.access.models import Grant, Subject
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.parties import Person
from tinhso.engines.directory.positions import Position
from tinhso.engines.directory.queries.offices import subjects_of
from tinhso.engines.directory.roles import Right, rights_of
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def appoint(
    person: Person,
    office: Office,
    title: str,
    *,
    by: Actor,
    is_head: bool = False,
    roles: Sequence[str] = (),
    valid_from: date | None = None,
) -> Position:
    """Give a person a position in an office from ``valid_from`` (today) on, and the position the rights of its roles.

    ``by`` manages the office; where roles are given they also hold ``access.grant`` there. Raises Denied, Refused
    (an office closed by then, a second head, an unknown role), AlreadyDone for the same position twice.
    """
    office = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    place = subjects_of(office)
    by = require_at(by, "directory.manage", place)
    begins = valid_from or clock.today()
    if not office.is_valid(begins):
        raise Refused(_("The office does not exist on that day. Choose another office or day."), field="office")
    held = office.positions.filter(valid_to=None)
    if held.filter(person=person, title=nfc(title)).exists():
        raise AlreadyDone(_("This person holds this position already."))
    if is_head and held.filter(is_head=True).exists():
        raise Refused(_("The office has a head. End that appointment first."), field="is_head")
    position = Position.objects.create(
        office=office,
        title=nfc(title),
        is_head=is_head,
        person=person,
        roles=sorted(set(roles)),
        subject_id=new_subject(Subject.Kind.POSITION),
        valid_from=begins,
    )
    record("directory.appointed", on=position, by=by, office=office.here_id, area=office.area_id, roles=position.roles)
    _grant(position, rights_of(position, roles), by=by)
    return position


@transaction.atomic
def give_roles(position_id: UUID, roles: Sequence[str], *, by: Actor) -> Position:
    """Add roles to a position and grant what they declare, also what its other roles have come to declare since.

    A right of its other roles that was taken back stays so. Raises Denied, Refused for an unknown role or an ended
    appointment.
    """
    position = Position.objects.select_for_update(of=("self",)).select_related("office").get(pk=position_id)
    by = require_at(by, "directory.manage", subjects_of(position.office))
    if position.valid_to is not None:
        raise Refused(_("This appointment has ended. Appoint the person anew."))
    added = set(roles) - set(position.roles)
    position.roles = sorted({*position.roles, *roles})
    position.save(update_fields=["roles"])
    held = set(Grant.objects.filter(holder=position.subject_id, valid_to=None).values_list("permission", "scope"))
    ever = set(Grant.objects.filter(holder=position.subject_id).values_list("permission", "scope"))
    _grant(position, (rights_of(position, added) - held) | (rights_of(position, position.roles) - ever), by=by)
    return position


def _grant(position: Position, rights: Collection[Right], *, by: Actor) -> None:
    """Grant these rights from the position's first day on."""
    begins = clock.at(position.valid_from.year, position.valid_from.month, position.valid_from.day)
    if rights:
        place = subjects_of(position.office)
        allow_all(position.subject_id, sorted(rights), by=by, valid_from=begins, place=place)


@transaction.atomic
def end_appointment(position_id: UUID, *, by: Actor) -> Position:
    """End an appointment today: its rights end with it. Raises Denied, AlreadyDone."""
    position = Position.objects.select_for_update(of=("self",)).select_related("office").get(pk=position_id)
    place = subjects_of(position.office)
    by = require_at(by, "directory.manage", place)
    if position.valid_to is not None:
        raise AlreadyDone(_("This appointment has ended already."))
    position.valid_to = max(clock.today(), position.valid_from)
    position.save(update_fields=["valid_to"])
    for grant in Grant.objects.filter(holder=position.subject_id, valid_to=None):
        revoke(grant.pk, by=by, place=place)
    office = position.office
    record("directory.appointment_ended", on=position, by=by, office=office.here_id, area=office.area_id)
    return position
