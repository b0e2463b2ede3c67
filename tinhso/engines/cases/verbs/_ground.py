"""What every verb does: lock the case, check the right, settle the stage, record the event."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused, Stale
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Timetable, timetable_for
from tinhso.engines.cases.competence import require_competent
from tinhso.engines.cases.deadlined import DATING
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.cases.stages import Stage
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor, record


def lock(case_id: UUID, *, version: int | None = None) -> Case:
    """The case, locked until the transaction ends. Raises Stale if it is no longer what the page showed."""
    case: Case = Case.objects.select_for_update(of=("self",)).select_related("office", "received_by").get(pk=case_id)
    if version is not None and case.version != version:
        raise Stale
    return case


def lock_for(case_id: UUID, permission: str, *, by: Actor, version: int | None = None) -> tuple[Case, Actor]:
    """The locked case if ``by`` may do ``permission`` to it, and the actor as the act is to be recorded."""
    case = lock(case_id, version=version)
    return case, require_competent(by, permission, case)


def must_be(case: Case, *stages: Stage) -> None:
    """Raise Refused unless the case is in one of these stages."""
    if case.stage not in stages:
        sentence = _("This cannot be done now: the case is “%(stage)s”.")
        raise Refused(sentence % {"stage": Stage(case.stage).label})


def settle(case: Case) -> None:
    """Store the stage that follows from the records."""
    case.settle_stage()
    case.save()


def position(by: Actor) -> Position:
    """The position in which ``by`` acts. Raises Denied for someone who acts as a citizen."""
    found = directory.position_of(by)
    if found is None:
        raise Denied
    return found


def position_or_none(by: Actor) -> Position | None:
    """The position in which ``by`` acts; none where a rule of the platform does."""
    return position(by) if by.is_official or by.subject else None


def on_behalf_of(by: Actor) -> Position | None:
    """The position whose powers ``by`` uses through a delegation."""
    return Position.objects.get(subject_id=by.on_behalf_of) if by.on_behalf_of else None


def tell(kind: str, case: Case, *, by: Actor, happened_at: datetime | None = None, sign: int = 1, **facts: Any) -> None:
    """Record an event with every dimension that figures will ever need.

    Where the appointment is given or may have moved the event tells it: so what was overdue on any day can be told.
    """
    if kind in DATING and case.due_at is not None:
        facts["due"] = clock.local(case.due_at).isoformat()
    record(
        kind,
        on=case,
        by=by,
        office=case.office.here_id,
        area=case.area_id,
        topic=case.topic,
        channel=case.channel,
        sign=sign,
        happened_at=happened_at,
        matter=case.kind,
        **facts,
    )


def timetable(case: Case) -> Timetable:
    """The working time of the agency that must settle the case."""
    return timetable_for(case.office)


def waits_at_desk(case: Case) -> bool:
    """Whether the desk has to look through the case: for the first time, or since an agency gave it back."""
    return case.tasks.filter(kind=Task.Kind.RECEPTION, done_at=None).exists()


def involve(case: Case, *offices: Office, tasks: bool = False) -> None:
    """Let those see the case who may now."""
    access.involve(case, subjects_of(case, *offices, tasks=tasks))


def subjects_of(case: Case, *offices: Office, tasks: bool = False) -> set[int]:
    """Whoever may see the case: its offices and all above them, the owner, and whoever is in ``offices``.

    ``tasks``: also every office that has or had a task of it. Of a confidential case only the offices themselves
    (their leaders see it by a grant right there), and no longer those from whom it went to another agency.
    """
    if tasks:
        offices = (*offices, *_worked(case))
    subjects = {case.owner, *case.followers}
    helped = [case.helped_by] if case.helped_by else []
    everyone = {case.office, case.received_by, *helped, *offices}
    if case.is_confidential:
        return subjects | {office.here_id for office in everyone}
    above = {office.parent_id for office in everyone}
    for office in everyone:
        # An office brings all above it with it: of one whose own unit is here too, only itself is missing.
        subjects |= {office.here_id} if office.pk in above else set(directory.subjects_of(office))
    return subjects


def _worked(case: Case) -> set[Office]:
    """The offices that have or had a task of it; read at once where many cases were."""
    is_read = "tasks" in getattr(case, "_prefetched_objects_cache", {})
    worked = case.tasks.all() if is_read else case.tasks.select_related("office")
    moved = case.transfers.order_by("-at").first() if case.is_confidential else None
    return {task.office for task in worked if moved is None or task.done_at is None or task.begun_at > moved.at}
