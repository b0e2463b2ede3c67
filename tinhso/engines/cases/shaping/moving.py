"""Moving running cases to another version of their process: what would become of each, and doing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import fold
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.dating import before_the_appointment, task_due
from tinhso.engines.cases.models import Case, Process, Stage, Step, Task
from tinhso.engines.cases.process_verbs import require_keeper
from tinhso.engines.cases.units import place_of, right_for
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.work import begin_step, finish
from tinhso.engines.events.api import Actor

RUNNING = (Stage.RECEIVED, Stage.PROCESSING, Stage.SUPPLEMENT, Stage.DUTY)
Onto = Mapping[str, str]  # key of the step where a case stands -> key of the step where it goes on


@dataclass(frozen=True)
class Planned:
    """What would become of one case: it goes on at ``then``, in the same hands (``stays``) or on another desk."""

    case: Case
    now: Step
    then: Step | None
    holder: str
    due_now: datetime | None
    due_then: datetime | None
    stays: bool


def running_cases(to: Process) -> QuerySet[Case]:
    """Cases of the topic that follow another version and have a step open, the oldest first."""
    at_a_step = Task.objects.open().filter(step__isnull=False).values("case")
    rows = Case.objects.filter(topic=to.topic, stage__in=RUNNING, pk__in=at_a_step).exclude(process=to)
    return rows.select_related("office", "process").order_by("pk")


def counterparts(to: Process, cases: Sequence[Case]) -> dict[Step, Step | None]:
    """Every step at which one of the cases stands, and the step of ``to`` that is most like it."""
    tasks = Task.objects.open().filter(case__in=[case.pk for case in cases], step__isnull=False)
    standing = Step.objects.filter(pk__in=tasks.values("step")).select_related("process").order_by("process", "order")
    wanted = list(to.steps.all())
    return {step: counterpart(step, wanted) for step in standing}


def counterpart(step: Step, wanted: Sequence[Step]) -> Step | None:
    """The step with the same name, else the one of the same kind, counted from the first; None where there is none."""
    named = [other for other in wanted if fold(other.name) == fold(step.name) and other.kind == step.kind]
    if named:
        return named[0]
    before = step.process.steps.filter(kind=step.kind, order__lt=step.order).count()
    same = [other for other in wanted if other.kind == step.kind]
    return same[before] if before < len(same) else (same[-1] if same else None)


def plan(to: Process, cases: Sequence[Case], onto: Onto) -> list[Planned]:
    """What would become of each case; nothing changes."""
    wanted = {str(step.pk): step for step in to.steps.all()}
    keys = [case.pk for case in cases]
    tasks = Task.objects.open().filter(case__in=keys, step__isnull=False).select_related(
        "step", "office", "holder__person__party"
    )  # fmt: skip
    of_case = {task.case_id: task for task in tasks}
    planned = []
    for case in cases:
        task = of_case.get(case.pk)
        if task is None or task.step is None:
            continue
        then = wanted.get(onto.get(str(task.step_id), ""))
        held = str(task.holder.person) if task.holder is not None else str(task.office)
        stays = then is not None and _stays(case, task, then)
        planned.append(Planned(case, task.step, then, held, task.due_at, _due(case, task, then), stays))
    return planned


@transaction.atomic
def move_case(case_id: UUID, *, to: Process, onto: Onto, by: Actor) -> Case:
    """Let a running case follow another version from the step that ``onto`` names for the one it stands at.

    In the same unit and with the same right the task stays in the same hands and gets the new hours; else it waits
    on the desk of the new step. Raises AlreadyDone if it follows that version, Refused where it has no such step.
    """
    by = require_keeper(by)
    case = ground.lock(case_id)
    if case.process_id == to.pk:
        raise AlreadyDone(_("The case follows this version already."))
    ground.must_be(case, *RUNNING)
    task = case.tasks.filter(done_at=None, step__isnull=False).select_related("step__process", "office").first()
    if task is None or task.step is None:
        raise Refused(_("No step of this case is open."))
    then = to.steps.filter(pk__in=filter(None, [onto.get(str(task.step_id))])).first()
    if then is None:
        raise Refused(_("The step “%(step)s” has no counterpart in the new version.") % {"step": task.step})
    was = task.step
    case.process = to
    if _stays(case, task, then):
        task.due_at = _due(case, task, then)
        task.step, task.name, task.kind = then, then.name, then.kind
        task.save(update_fields=["step", "name", "kind", "due_at"])
    else:
        finish(task, by=by, outcome="moved", note=task.note)
        begin_step(case, then, by=by)
    ground.settle(case)
    ground.tell(
        "cases.process_moved", case, by=by, from_version=was.process.number, to_version=to.number,
        from_step=was.order, to_step=then.order,
    )  # fmt: skip
    return case


def _stays(case: Case, task: Task, then: Step) -> bool:
    unit = place_of(then, case)
    return unit.pk == task.office_id and right_for(then.kind, then.unit) == task.needs


def _due(case: Case, task: Task, then: Step | None) -> datetime | None:
    if then is None:
        return None
    if _stays(case, task, then):
        moved = copy(task)
        moved.case, moved.step = case, then
        return task_due(moved)
    now = clock.now()
    within = due(now, Limit(then.hours_for(case.channel), "hour"), ground.timetable(case))
    return before_the_appointment(case, within, now)
