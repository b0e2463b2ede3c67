"""A case goes to another agency, or back to the desk that had sent it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.models import Case, Process, Stage, Transfer
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.work import begin_step, finish, lock_task, put_on_desk
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor

SORT_WITHIN = Limit(Decimal(4), "hour")  # the desk sends on what an agency gave back, where no rule says otherwise


@transaction.atomic
def transfer(
    case_id: UUID,
    *,
    to: Office,
    reason: str,
    by: Actor,
    process: Process | None = None,
    limit: Limit | None = None,
    version: int | None = None,
) -> Transfer:
    """Another agency settles the case from now on; its work begins at the first step.

    The appointment stays unless ``limit`` gives the new agency a time of its own, counted from now. Done by whoever
    receives for the case. Raises AlreadyDone if that agency has it.
    """
    case, by = ground.lock_for(case_id, "cases.receive", by=by, version=version)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    if case.office == to and not ground.waits_at_desk(case):
        raise AlreadyDone(_("%(office)s already handles this case.") % {"office": to})
    if not reason.strip():
        raise Refused(_("Say why another agency is to handle the case."), field="reason")
    now = clock.now()
    made = _note(case, case.office, to, reason=reason, by=by, at=now)
    _close(case, by=by, outcome="transferred")
    case.office = to
    case.process = process or case.process
    case.due_at = due(now, limit, ground.timetable(case)) if limit else case.due_at
    first = case.process.steps.first() if case.process else None
    if first is None:
        raise Refused(_("This procedure has no internal process. Tell whoever keeps the processes."))
    begin_step(case, first, by=by)
    ground.settle(case)
    ground.tell("cases.transferred", case, by=by, giver=made.giver.here_id, taker=to.here_id)
    return made


@transaction.atomic
def give_back(
    task_id: UUID, *, reason: str, by: Actor, within: Limit = SORT_WITHIN, version: int | None = None
) -> Transfer:
    """The agency is not competent: the case waits again at the desk that sent it, which sends it on or refuses.

    ``within`` is the desk's time for that, counted from now.
    """
    case, task, by = lock_task(task_id, by=by, version=version)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    if task.step is None:
        raise Refused(_("This task is not finished in this way."))
    if not reason.strip():
        raise Refused(_("Say why your agency is not competent, and which one is."), field="reason")
    now = clock.now()
    made = _note(case, case.office, case.received_by, reason=reason, by=by, at=now)
    finish(task, by=by, outcome="given_back", note=reason)
    _close(case, by=by, outcome="given_back")
    waiting = put_on_desk(case, due_at=due(now, within, ground.timetable(case)), at=now, limit=within)
    ground.involve(case, waiting.office, tasks=True)
    ground.settle(case)
    ground.tell("cases.given_back", case, by=by, giver=made.giver.here_id)
    return made


def _note(case: Case, giver: Office, taker: Office, *, reason: str, by: Actor, at: datetime) -> Transfer:
    return Transfer.objects.create(
        case=case, giver=giver, taker=taker, reason=reason, by=ground.position_or_none(by), at=at
    )


def _close(case: Case, *, by: Actor, outcome: str) -> None:
    for task in case.tasks.filter(done_at=None):
        finish(task, by=by, outcome=outcome)
