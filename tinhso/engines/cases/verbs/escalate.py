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
from tinhso.engines.cases.models import Case, Escalation, Task, Threshold
from tinhso.engines.cases.nearing import span_of, used
from tinhso.engines.cases.units import unit_of
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.messages import api as messages

TEXTS = {  # whether the desk has not received it yet, whether it is late
    (False, False): "cases.escalated",
    (False, True): "cases.escalated_late",
    (True, False): "cases.unreceived",
    (True, True): "cases.unreceived_late",
}


@transaction.atomic
def escalate(case_id: UUID, *, level: int, by: Actor = PLATFORM) -> Escalation | None:
    """Tell one level that the case comes near its appointment or has passed it; each is told once per appointment.

    Of a case that nobody has received yet it is the desk's time that runs, and those above the desk are told. None
    where it was told already, or no clock runs.
    """
    case = ground.lock(case_id)
    span = span_of(case)
    if span is None or case.escalations.filter(level=level, due_at=span.due_at).exists():
        return None
    now = clock.now()
    told = _who_of_the_desk(case, span.at_desk, Level(level)) if span.at_desk else _who(case, Level(level))
    if told is not None and not _may_know(told, case):
        told = None
    made = Escalation.objects.create(
        case=case, level=level, due_at=span.due_at, percent=max(0, used(case, now, span)), told=told, at=now
    )
    ground.tell("cases.escalated", case, by=by, level=level, percent=made.percent, unsorted=int(bool(span.at_desk)))
    if told is not None:
        text = TEXTS[span.at_desk is not None, now > span.due_at]
        facts = {"code": case.code, "title": case.title, "due": f"{clock.local(span.due_at):%H:%M %d/%m/%Y}",
                 "office": span.office.name, "percent": made.percent}  # fmt: skip
        messages.send(told.subject_id, text, data=facts, about=case.pk, link=url_of(case), key=str(made.pk))
    return made


@transaction.atomic
def set_thresholds(
    kind: str, percents: Mapping[int, int], *, valid_from: date, law: str = "", anew: bool = False
) -> None:
    """From ``valid_from`` on, tell the levels of a kind of case at these percents of its time.

    What was set for that very day stays, unless it is set ``anew``.
    """
    put = Threshold.objects.update_or_create if anew else Threshold.objects.get_or_create
    for level, percent in percents.items():
        put(kind=kind, level=level, valid_from=valid_from, defaults={"percent": percent, "law": law})


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
    return _of_the_province()


def _who_of_the_desk(case: Case, waits: Task, level: Level) -> Position | None:
    """The holder of the reception or one who may receive, the head of the desk, of the agency above it, of the
    province's committee."""
    if level == Level.HANDLER and waits.holder is not None:
        return waits.holder
    if level == Level.HANDLER:
        able = [one for one in directory.positions_in(waits.office) if one.person and _may_receive(one, case)]
        return min(able, key=lambda one: one.is_head, default=None) or directory.head_of(waits.office)
    if level == Level.HEAD:
        return directory.head_of(waits.office)
    if level == Level.LEADER:
        return directory.head_of(waits.office.parent or waits.office)
    return _of_the_province()


def _may_receive(position: Position, case: Case) -> bool:
    return access.may(directory.actor_for(position), "cases.receive", case)


def _of_the_province() -> Position | None:
    top = directory.top_office()
    return directory.head_of(top) if top is not None else None
