"""Asking several agencies at once, and knowing when the work may go on: all, one or enough have answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.models import Case, Consultation, Inquiry, Join, Step, Task
from tinhso.engines.cases.units import agency_with, unit_of
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor

NOT_NEEDED = "not_needed"
NAME = "Cho ý kiến phối hợp"


def ask(
    case: Case,
    offices: Iterable[Office],
    *,
    question: str,
    answer_by: datetime,
    by: Actor,
    join: str = Join.NONE,
    quorum: int = 0,
    silence_consents: bool = False,
) -> list[Consultation]:
    """Put the question on the desk of each agency's division, each with a task of its own."""
    now = clock.now()
    inquiry = Inquiry.objects.create(
        case=case, join=join, quorum=quorum, silence_consents=silence_consents, answer_by=answer_by, at=now
    )
    made = []
    for office in offices:
        unit = unit_of(office, Step.Unit.DIVISION, case.sector)
        task = Task.objects.create(
            case=case, kind=Task.Kind.OPINION, name=NAME, office=unit, needs="cases.process", begun_at=now,
            due_at=answer_by,
        )  # fmt: skip
        made.append(
            Consultation.objects.create(
                case=case, inquiry=inquiry, office=office, question=question, task=task,
                by=ground.position_or_none(by), at=now, answer_by=answer_by,
            )
        )  # fmt: skip
        ground.tell("cases.consulted", case, by=by, asked=office.here_id)
    ground.involve(case, tasks=True)
    return made


def ask_as_the_step_says(case: Case, step: Step, *, by: Actor) -> None:
    """A step of the process may ask other agencies as it begins; once, however often the work comes back to it."""
    if not step.asks or case.tasks.filter(step=step).count() > 1:
        return
    found = (agency_with(code) for code in step.asks)
    offices = [office for office in found if office is not None and office.pk != case.office_id]
    if not offices:
        return
    within = Limit(step.answer_hours or step.hours_for(case.channel), "hour")
    ask(
        case, offices, question=step.question or step.name, answer_by=due(clock.now(), within, ground.timetable(case)),
        by=by, join=step.join, quorum=step.quorum, silence_consents=step.silence_consents,
    )  # fmt: skip


def close_if_answered(inquiry: Inquiry, *, by: Actor) -> bool:
    """The work may go on once enough have answered; whoever has not is no longer asked. Returns whether it may."""
    rows = list(inquiry.consultations.select_related("task"))
    answered = [row for row in rows if row.answered_at is not None]
    needed = inquiry.needed(len(rows))
    if inquiry.closed_at is not None or len(answered) < max(needed, len(rows) if not needed else 0):
        return False
    close(inquiry, rows, by=by)
    return True


def close(inquiry: Inquiry, rows: Iterable[Consultation], *, by: Actor) -> None:
    """Nobody waits for this question any more; the tasks that are still open are not needed."""
    now = clock.now()
    inquiry.closed_at = now
    inquiry.save(update_fields=["closed_at", "waived"])
    open_tasks = [row.task_id for row in rows if row.answered_at is None]
    Task.objects.filter(pk__in=open_tasks, done_at=None).update(done_at=now, outcome=NOT_NEEDED)
    ground.tell("cases.answers_complete", inquiry.case, by=by, without=len(open_tasks))


def answers_must_be_there(case: Case) -> None:
    """Raise Refused while opinions are awaited without which the work may not go on."""
    for inquiry in case.inquiries.filter(closed_at=None).exclude(join=Join.NONE):
        rows = list(inquiry.consultations.all())
        answered = sum(row.answered_at is not None for row in rows)
        sentence = _(
            "Opinions are still awaited: %(answered)d of the %(needed)d that are needed have answered. "
            "They have until %(until)s."
        )
        facts = {"answered": answered, "needed": inquiry.needed(len(rows))}
        raise Refused(sentence % {**facts, "until": f"{clock.local(inquiry.answer_by):%H:%M %d/%m/%Y}"})
