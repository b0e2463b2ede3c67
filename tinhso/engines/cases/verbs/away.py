"""Going away for a time, with a deputy, and coming back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.access.models import Grant
from tinhso.engines.cases.models import Absence
from tinhso.engines.cases.units import agency_of
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import PLATFORM, Actor, record

LENT = (
    "cases.read", "cases.receive", "cases.process", "cases.review", "cases.decide", "cases.assign", "cases.extend",
)  # fmt: skip


@transaction.atomic
def go_away(
    position: Position,
    *,
    deputy: Position,
    since: datetime,
    until: datetime,
    reason: str,
    by: Actor,
    decision: str = "",
) -> Absence:
    """From ``since`` to ``until`` the deputy does the tasks of ``position`` on its behalf, with its rights on cases.

    One says so oneself, or whoever assigns work in that office does. Raises Denied, Refused (a deputy elsewhere, a
    time that has passed, an absence at the same time).
    """
    if by.position != position.subject_id:
        by = access.require_at(by, "cases.assign", directory.subjects_of(position.office))
    _check(position, deputy, since, until)
    if not reason.strip():
        raise Refused(_("Say why: leave, a journey on duty, a course."), field="reason")
    held = _lent_rights(position, since, until)
    lent = None
    if held:
        giving = by if by.position == position.subject_id else PLATFORM
        lent = access.delegate(
            position.subject_id, deputy.subject_id, held, since, until, decision or reason, by=giving,
        )  # fmt: skip
    absence = Absence.objects.create(
        position=position, deputy=deputy, since=since, until=until, reason=reason, decision=decision, delegation=lent,
        by=ground.position_or_none(by), at=clock.now(),
    )  # fmt: skip
    access.set_up_changed()
    office = position.office
    record(
        "cases.went_away", on=absence, by=by, office=office.here_id, area=office.area_id,
        post=position.subject_id, deputy=deputy.subject_id,
    )  # fmt: skip
    return absence


@transaction.atomic
def come_back(absence_id: UUID, *, by: Actor) -> Absence:
    """The absence ends now: the deputy's rights with it. Done by whoever may have noted it."""
    absence: Absence = (
        Absence.objects.select_for_update(of=("self",)).select_related("position__office").get(pk=absence_id)
    )
    position = absence.position
    if by.position != position.subject_id:
        by = access.require_at(by, "cases.assign", directory.subjects_of(position.office))
    now = clock.now()
    if absence.is_over(now):
        raise AlreadyDone(_("This absence is over already."))
    absence.ended_at = now
    absence.save(update_fields=["ended_at"])
    lent = absence.delegation
    if lent is not None and lent.revoked_at is None and lent.valid_to > now:
        access.withdraw(lent.pk, by=by if by.position == position.subject_id else PLATFORM)
    access.set_up_changed()
    office = position.office
    record("cases.came_back", on=absence, by=by, office=office.here_id, area=office.area_id, post=position.subject_id)
    return absence


def _check(position: Position, deputy: Position, since: datetime, until: datetime) -> None:
    if deputy.pk == position.pk:
        raise Refused(_("Choose a colleague: nobody stands in for themselves."), field="deputy")
    if deputy.person is None or not deputy.is_held(clock.today()):
        raise Refused(_("Nobody holds that post at present."), field="deputy")
    if agency_of(deputy.office) != agency_of(position.office):
        raise Refused(_("The deputy must belong to the same agency."), field="deputy")
    if until <= since:
        raise Refused(_("The last day must not be before the first."), field="until")
    if until <= clock.now():
        raise Refused(_("This time has passed already."), field="until")
    same_time = Q(since__lt=until, until__gt=since, ended_at=None)
    if Absence.objects.filter(same_time, position=position).exists():
        raise AlreadyDone(_("An absence is noted for this time already. End it first."))
    if Absence.objects.filter(same_time, position=deputy).exists():
        raise Refused(_("The deputy is away at the same time. Choose another colleague."), field="deputy")


def _lent_rights(position: Position, since: datetime, until: datetime) -> list[str]:
    lasting = Q(valid_to=None) | Q(valid_to__gt=since)
    grants = Grant.objects.filter(lasting, holder=position.subject_id, permission__in=LENT, valid_from__lt=until)
    return sorted(set(grants.values_list("permission", flat=True)))
