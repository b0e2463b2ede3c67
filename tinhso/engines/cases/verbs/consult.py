"""The lead agency asks others; they answer side by side, and the work goes on meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.models import Consultation, Stage, Step, Task
from tinhso.engines.cases.units import unit_of
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.work import finish, lock_task
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor


@transaction.atomic
def consult(
    case_id: UUID, *, offices: Iterable[Office], question: str, within: Limit, by: Actor, version: int | None = None
) -> list[Consultation]:
    """Ask supporting agencies (phối hợp) for their opinion or help; each finds a task of its own.

    Done by whoever receives or works on the case. One open question for each agency.
    """
    permission = "cases.receive" if access.holds(by, "cases.receive") else "cases.process"
    case, by = ground.lock_for(case_id, permission, by=by, version=version)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    if not question.strip():
        raise Refused(_("Write what you ask of the agency."), field="question")
    asked = {office.pk: office for office in offices}
    if not asked:
        raise Refused(_("Choose at least one agency."), field="offices")
    if case.office_id in asked:
        raise Refused(_("The agency that handles the case cannot be asked by itself."), field="offices")
    if case.consultations.filter(office__in=asked, task__done_at=None).exists():
        raise AlreadyDone(_("One of these agencies has been asked already and has not answered yet."))
    now = clock.now()
    made = []
    for office in asked.values():
        unit = unit_of(office, Step.Unit.DIVISION, case.sector)
        answer_by = due(now, within, ground.timetable(case))
        task = Task.objects.create(
            case=case, kind=Task.Kind.OPINION, name="Cho ý kiến phối hợp", office=unit, needs="cases.process",
            begun_at=now, due_at=answer_by,
        )  # fmt: skip
        consultation = Consultation.objects.create(
            case=case, office=office, question=question, task=task, by=ground.position_or_none(by), at=now,
            answer_by=answer_by,
        )  # fmt: skip
        made.append(consultation)
        ground.tell("cases.consulted", case, by=by, asked=office.here_id)
    ground.involve(case, tasks=True)
    ground.settle(case)
    return made


@transaction.atomic
def give_opinion(task_id: UUID, *, opinion: str, by: Actor, version: int | None = None) -> Consultation:
    """Answer what the lead agency asked."""
    case, task, by = lock_task(task_id, by=by, version=version)
    if task.kind != Task.Kind.OPINION:
        raise Refused(_("This task is not finished in this way."))
    if not opinion.strip():
        raise Refused(_("Write your opinion."), field="opinion")
    finish(task, by=by, outcome="answered")
    consultation = task.consultation
    consultation.opinion, consultation.answered_at = opinion, task.done_at
    consultation.save(update_fields=["opinion", "answered_at"])
    ground.settle(case)
    on_time = task.done_at is not None and (task.due_at is None or task.done_at <= task.due_at)
    ground.tell("cases.opinion_given", case, by=by, asked=consultation.office.here_id, on_time=on_time)
    return consultation
