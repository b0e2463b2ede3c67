"""The lead agency asks others; they answer side by side."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.models import Case, Consultation, Inquiry, Join, Stage, Task
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.ask import ask, close, close_if_answered
from tinhso.engines.cases.verbs.work import finish, lock_task
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor

ASKING = {
    "offices": _("Choose at least one agency."),
    "itself": _("The agency that handles the case cannot be asked by itself."),
    "quorum": _("Say how many must answer: at least one, at most as many as are asked."),
    "silence": _("Silence can be consent only where the work waits for the answers."),
}


@transaction.atomic
def consult(
    case_id: UUID,
    *,
    offices: Iterable[Office],
    question: str,
    within: Limit,
    by: Actor,
    join: str = Join.NONE,
    quorum: int = 0,
    silence_consents: bool = False,
    version: int | None = None,
) -> list[Consultation]:
    """Ask supporting agencies (phối hợp) for their opinion or help; each finds a task of its own.

    Done by whoever receives or works on the case. One open question for each agency. ``join`` says whether the step
    waits: for all, for any, for a ``quorum``; with ``silence_consents`` whoever has not answered in time agrees.
    """
    permission = "cases.receive" if access.holds(by, "cases.receive") else "cases.process"
    case, by = ground.lock_for(case_id, permission, by=by, version=version)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    if not question.strip():
        raise Refused(_("Write what you ask of the agency."), field="question")
    asked = {office.pk: office for office in offices}
    _check(case, asked, join=join, quorum=quorum, silence_consents=silence_consents)
    if case.consultations.filter(office__in=asked, task__done_at=None).exists():
        raise AlreadyDone(_("One of these agencies has been asked already and has not answered yet."))
    if case.tasks.filter(done_at=None, step__may_consult=False).exists():
        raise Refused(_("At this step the internal process asks nobody else."))
    answer_by = due(clock.now(), within, ground.timetable(case))
    made = ask(
        case, asked.values(), question=question, answer_by=answer_by, by=by, join=join, quorum=quorum,
        silence_consents=silence_consents,
    )  # fmt: skip
    ground.settle(case)
    return made


def _check(case: Case, asked: dict[UUID, Office], *, join: str, quorum: int, silence_consents: bool) -> None:
    if not asked:
        raise Refused(ASKING["offices"], field="offices")
    if case.office_id in asked:
        raise Refused(ASKING["itself"], field="offices")
    if join == Join.QUORUM and not 1 <= quorum <= len(asked):
        raise Refused(ASKING["quorum"], field="quorum")
    if silence_consents and join == Join.NONE:
        raise Refused(ASKING["silence"], field="silence_consents")


@transaction.atomic
def give_opinion(
    task_id: UUID, *, opinion: str, by: Actor, agrees: bool | None = None, version: int | None = None
) -> Consultation:
    """Answer what the lead agency asked; ``agrees`` where it was a question of yes or no."""
    case, task, by = lock_task(task_id, by=by, version=version)
    if task.kind != Task.Kind.OPINION:
        raise Refused(_("This task is not finished in this way."))
    if not opinion.strip():
        raise Refused(_("Write your opinion."), field="opinion")
    finish(task, by=by, outcome="answered")
    consultation = task.consultation
    consultation.opinion, consultation.answered_at, consultation.agrees = opinion, task.done_at, agrees
    consultation.save(update_fields=["opinion", "answered_at", "agrees"])
    on_time = task.done_at is not None and (task.due_at is None or task.done_at <= task.due_at)
    ground.tell("cases.opinion_given", case, by=by, asked=consultation.office.here_id, on_time=on_time)
    if consultation.inquiry is not None:
        close_if_answered(consultation.inquiry, by=by)
    ground.settle(case)
    return consultation


@transaction.atomic
def go_on_without(inquiry_id: UUID, *, reason: str, by: Actor, version: int | None = None) -> Inquiry:
    """Whoever works on the case waits no longer for answers that did not come in time, and says why."""
    inquiry = Inquiry.objects.get(pk=inquiry_id)
    case, by = ground.lock_for(inquiry.case_id, "cases.process", by=by, version=version)
    inquiry.refresh_from_db()
    inquiry.case = case
    if inquiry.closed_at is not None:
        raise AlreadyDone(_("Nobody waits for these answers any more."))
    if clock.now() < inquiry.answer_by:
        raise Refused(_("The agencies still have time to answer."))
    if not reason.strip():
        raise Refused(_("Say why the work goes on without their answers."), field="reason")
    inquiry.waived = reason
    close(inquiry, inquiry.consultations.all(), by=by)
    ground.settle(case)
    return inquiry


@transaction.atomic
def take_silence_for_consent(inquiry_id: UUID, *, by: Actor = PLATFORM) -> int:
    """Whoever was asked and said nothing until the deadline agrees, where the question said so; how many did.

    Done a second time it changes nothing.
    """
    case = ground.lock(Inquiry.objects.values_list("case", flat=True).get(pk=inquiry_id))
    inquiry = Inquiry.objects.get(pk=inquiry_id)
    inquiry.case = case
    if inquiry.closed_at is not None or not inquiry.silence_consents or clock.now() < inquiry.answer_by:
        return 0
    silent = list(inquiry.consultations.filter(answered_at=None).select_related("task", "office"))
    for consultation in silent:
        task = consultation.task
        task.done_at, task.outcome = inquiry.answer_by, "silent"
        task.save(update_fields=["done_at", "outcome"])
        consultation.answered_at, consultation.agrees, consultation.by_silence = inquiry.answer_by, True, True
        consultation.save(update_fields=["answered_at", "agrees", "by_silence"])
        ground.tell("cases.silence_consented", case, by=by, asked=consultation.office.here_id)
    close_if_answered(inquiry, by=by)
    ground.settle(case)
    return len(silent)
