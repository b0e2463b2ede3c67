"""Telling the next level."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.escalatable import Level
from tinhso.engines.cases.kinds import url_of
from tinhso.engines.cases.models import Case, Escalation, Threshold
from tinhso.engines.cases.nearing import WORKED_ON, used
from tinhso.engines.cases.units import unit_of
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.messages import api as messages


@transaction.atomic
def escalate(case_id: UUID, *, level: int, by: Actor = PLATFORM) -> Escalation | None:
    """Tell one level that the case comes near its appointment or has passed it; each is told once per appointment.

    None where it was told already, or the case is no longer worked on.
    """
    case = ground.lock(case_id)
    if case.stage not in WORKED_ON or case.due_at is None:
        return None
    if case.escalations.filter(level=level, due_at=case.due_at).exists():
        return None
    now = clock.now()
    told = _who(case, Level(level))
    if told is not None and not _may_know(told, case):
        told = None
    made = Escalation.objects.create(
        case=case, level=level, due_at=case.due_at, percent=max(0, used(case, now)), told=told, at=now
    )
    ground.tell("cases.escalated", case, by=by, level=level, percent=made.percent)
    if told is not None:
        late = "cases.escalated_late" if case.is_late_at(now) else "cases.escalated"
        facts = {"code": case.code, "title": case.title, "due": f"{clock.local(case.due_at):%H:%M %d/%m/%Y}",
                 "office": case.office.name, "percent": made.percent}  # fmt: skip
        messages.send(told.subject_id, late, data=facts, about=case.pk, link=url_of(case), key=str(made.pk))
    return made


@transaction.atomic
def set_thresholds(kind: str, percents: Mapping[int, int], *, valid_from: date, law: str = "") -> None:
    """From ``valid_from`` on, tell the levels of a kind of case at these percents of its time; what is set stays."""
    for level, percent in percents.items():
        Threshold.objects.get_or_create(
            kind=kind, level=level, valid_from=valid_from, defaults={"percent": percent, "law": law}
        )


def _may_know(position: Position, case: Case) -> bool:
    """A vacant post is told nothing, and of a confidential case nobody is who must not read it."""
    if position.person is None or not position.is_held(clock.today()):
        return False
    return access.may(directory.actor_for(position), "cases.read", case)


def _who(case: Case, level: Level) -> Position | None:
    """The holder of the open step, the head of its division, of the agency, of the province's committee."""
    task = case.tasks.filter(done_at=None, step__isnull=False).select_related("holder__person", "office").first()
    if level == Level.HANDLER:
        unit = task.office if task is not None else case.office
        return task.holder if task is not None and task.holder is not None else directory.head_of(unit)
    if level == Level.HEAD:
        return directory.head_of(unit_of(case.office, "division", case.sector))
    if level == Level.LEADER:
        return directory.head_of(case.office)
    top = directory.top_office()
    return directory.head_of(top) if top is not None else None
