"""The working calendar changed under the open deadlines of a case."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tinhso.base.clock import local
from tinhso.engines.cases.dating import appointment, task_due
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.events.api import PLATFORM, Actor

MOVED = timedelta(minutes=1)  # less only says that the clock was read twice


@transaction.atomic
def redate(case_id: UUID, *, calendar: UUID, by: Actor = PLATFORM) -> Case | None:
    """Count the appointment and the open tasks anew; the event names the ``calendar`` that is the reason.

    A case that stands still gets what its clock goes on from. Returns the case if a deadline moved; doing it again
    changes nothing.
    """
    case = ground.lock(case_id)
    before, moved = case.due_at, 0
    if case.ended_at is None:
        case.due_at = _moved(before, appointment(case))
    for task in case.tasks.filter(done_at=None).select_related("step"):
        task.case, was = case, task.due_at
        task.due_at = _moved(was, task_due(task))
        if task.due_at != was:
            task.save(update_fields=["due_at"])
            moved += 1
    if case.due_at == before and not moved:
        return None
    case.save(update_fields=["due_at"])
    if case.due_at is not None:
        case.suspensions.filter(ended_at=None).update(due_before=case.due_at)
    ground.tell(
        "cases.redated", case, by=by, calendar=calendar, tasks=moved,
        due_before=_text(before), due_after=_text(case.due_at),
    )  # fmt: skip
    return case


def _moved(before: datetime | None, after: datetime | None) -> datetime | None:
    return after if before is None or after is None or abs(after - before) >= MOVED else before


def _text(moment: datetime | None) -> str:
    return local(moment).isoformat(timespec="minutes") if moment else ""
