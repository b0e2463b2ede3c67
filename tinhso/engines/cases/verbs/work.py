"""Working on a case: tasks begin, are taken up, handed over, done, sent back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.dating import before_the_appointment
from tinhso.engines.cases.delays import overrun
from tinhso.engines.cases.elsewhere import must_be_here
from tinhso.engines.cases.kinds import kind_of
from tinhso.engines.cases.models import Case, Stage, Step, Task
from tinhso.engines.cases.standing_in import stands_in
from tinhso.engines.cases.units import place_of, right_for, unit_of
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.ask import answers_must_be_there, ask_as_the_step_says
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor


def put_on_desk(
    case: Case,
    *,
    due_at: datetime | None,
    kind: str = Task.Kind.RECEPTION,
    at: datetime | None = None,
    limit: Limit | None = None,
) -> Task:
    """A task of the one-stop desk: reception at the beginning, handing out at the end.

    ``limit`` is what ``due_at`` follows from, where hours may run day and night.
    """
    names = {Task.Kind.RECEPTION: kind_of(case).receive, Task.Kind.RETURN: kind_of(case).give}
    return Task.objects.create(
        case=case,
        kind=kind,
        name=names[Task.Kind(kind)],
        office=unit_of(case.received_by, Step.Unit.DESK),
        needs="cases.receive",
        begun_at=at or clock.now(),
        due_at=due_at,
        limit=f"{limit.amount.normalize():f} {limit.unit}" if limit else "",
    )


def begin_step(case: Case, step: Step, *, by: Actor, holder: Position | None = None) -> Task:
    """Put ``step`` on the desk of the unit that does it, due after its working hours."""
    office = place_of(step, case)
    now = clock.now()
    within_hours = due(now, Limit(step.hours_for(case.channel), "hour"), ground.timetable(case))
    task = Task.objects.create(
        case=case,
        kind=step.kind,
        step=step,
        name=step.name,
        office=office,
        needs=right_for(step.kind, step.unit),
        holder=holder,
        begun_at=now,
        due_at=before_the_appointment(case, within_hours, now),
    )
    ground.involve(case, office, tasks=True)
    ground.tell("cases.step_begun", case, by=by, step=step.order, unit=office.here_id)
    ask_as_the_step_says(case, step, by=by)
    return task


def lock_task(task_id: UUID, *, by: Actor, version: int | None = None) -> tuple[Case, Task, Actor]:
    """The locked case, its open task, and the actor as the act is to be recorded, if ``by`` may do it.

    Raises AlreadyDone if someone finished it, Denied if another holds it or the right is missing.
    """
    case = ground.lock(Task.objects.values_list("case", flat=True).get(pk=task_id), version=version)
    task: Task = Task.objects.select_related("office", "step", "holder").get(pk=task_id)
    if task.done_at is not None:
        raise AlreadyDone(_("This step is already finished."))
    by = access.require_at(by, task.needs, directory.subjects_of(task.office))
    must_be_here(case)
    if task.holder is not None and task.holder.subject_id not in {by.position, by.on_behalf_of}:
        if not stands_in(by, task.holder.subject_id):
            raise Denied(_("A colleague has taken this up. Ask for it to be handed over to you."))
        by = replace(by, on_behalf_of=task.holder.subject_id)
    return case, task, by


@transaction.atomic
def claim(task_id: UUID, *, by: Actor) -> Task:
    """Take up a task that waits for anybody."""
    case, task, by = lock_task(task_id, by=by)
    if task.holder is not None:
        raise AlreadyDone(_("You have taken this up already."))
    task.holder, task.left_by = ground.position(by), None
    task.save(update_fields=["holder", "left_by"])
    ground.tell("cases.claimed", case, by=by)
    return task


def tell_step_done(case: Case, task: Task, *, by: Actor) -> None:
    """A step is over: in whose unit, in its hours or not, and by how many working minutes it overran."""
    step = task.step.order if task.step is not None else 0
    on_time = task.due_at is None or task.done_at is None or task.done_at <= task.due_at
    late = overrun(task, ground.timetable(case)) // 60
    unit = task.office.here_id
    ground.tell("cases.step_done", case, by=by, step=step, unit=unit, on_time=on_time, overrun=late)


def finish(task: Task, *, by: Actor, outcome: str = "", note: str = "") -> None:
    """Close one task in the hands of whoever did it."""
    task.done_at = clock.now()
    task.done_by = ground.position_or_none(by)
    task.on_behalf_of = ground.on_behalf_of(by)
    task.outcome = outcome
    task.note = note
    task.save(update_fields=["done_at", "done_by", "on_behalf_of", "outcome", "note"])


@transaction.atomic
def finish_step(
    task_id: UUID, *, by: Actor, note: str = "", proposal: str = "", version: int | None = None
) -> Task | None:
    """Finish a step and begin the next; signing steps are finished by ``decide`` alone."""
    case, task, by = lock_task(task_id, by=by, version=version)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    if task.step is None or task.kind == Task.Kind.SIGN:
        raise Refused(_("This task is not finished in this way."))
    answers_must_be_there(case)
    finish(task, by=by, outcome=proposal, note=note)
    tell_step_done(case, task, by=by)
    following = task.step.process.steps.filter(order__gt=task.step.order).first()
    if following is None:
        raise Refused(_("The internal process has no step that decides. Tell whoever keeps it."))
    begun = begin_step(case, following, by=by)
    ground.settle(case)
    return begun


@transaction.atomic
def send_back(task_id: UUID, *, by: Actor, reason: str, version: int | None = None) -> Task:
    """Return the work to the step before, to whoever did it."""
    case, task, by = lock_task(task_id, by=by, version=version)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    if not reason.strip():
        raise Refused(_("Say what must be done again."), field="reason")
    before = task.step.process.steps.filter(order__lt=task.step.order).last() if task.step else None
    if before is None:
        raise Refused(_("There is no step before this one."))
    did = case.tasks.filter(step=before).exclude(done_by=None).order_by("-done_at").first()
    finish(task, by=by, outcome="sent_back", note=reason)
    ground.tell("cases.sent_back", case, by=by, step=task.step.order if task.step else 0)
    begun = begin_step(case, before, by=by, holder=did.done_by if did else None)
    ground.settle(case)
    return begun
