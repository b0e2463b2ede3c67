"""The one-stop desk answers: accept with an appointment, ask for a supplement, refuse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.calendars.api import Limit, due, resume
from tinhso.engines.cases.models import Case, Process, Receipt, Refusal, Stage, Supplement, Suspension, Task
from tinhso.engines.cases.rounds import supplement_rule
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.work import begin_step, finish, put_on_desk
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor


@transaction.atomic
def accept(
    case_id: UUID,
    *,
    limit: Limit,
    by: Actor,
    process: Process | None = None,
    office: Office | None = None,
    note: str = "",
    facts: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Receipt:
    """Take the case in: the statutory clock starts now, the appointment follows from ``limit``.

    ``office`` is the agency that settles it, where the desk decides that only now. ``facts`` are codes that the case's
    own part wants counted with what it took in.

    Raises AlreadyDone when it was accepted before, Refused when it is not waiting for the desk.
    """
    case, by = ground.lock_for(case_id, "cases.receive", by=by, version=version)
    if case.is_received:
        raise AlreadyDone(_("This case has already been received."))
    ground.must_be(case, Stage.SUBMITTED)
    now = clock.now()
    receipt = Receipt.objects.create(
        case=case, by=ground.position_or_none(by), at=now, limit=f"{limit.amount.normalize():f} {limit.unit}", note=note
    )
    case.office = office or case.office
    case.received_at = now
    case.due_at = due(now, limit, ground.timetable(case))
    case.process = process or case.process
    _close_reception(case, by=by, outcome="accepted")
    if case.process is None or (first := case.process.steps.first()) is None:
        raise Refused(_("This procedure has no internal process. Tell whoever keeps the processes."))
    begin_step(case, first, by=by)
    ground.settle(case)
    ground.tell("cases.accepted", case, by=by, **(facts or {}))
    return receipt


@transaction.atomic
def refuse(case_id: UUID, *, reason: str, basis: str, by: Actor, version: int | None = None) -> Refusal:
    """Do not take the case in, or no longer since an agency gave it back; the applicant is told why and on which
    ground."""
    case, by = ground.lock_for(case_id, "cases.receive", by=by, version=version)
    given_back = case.stage in (Stage.RECEIVED, Stage.PROCESSING) and ground.waits_at_desk(case)
    if not given_back:
        ground.must_be(case, Stage.SUBMITTED)
    if not reason.strip():
        raise Refused(_("Say why the case cannot be received."), field="reason")
    if not basis.strip():
        raise Refused(_("Name the legal ground of the refusal."), field="basis")
    now = clock.now()
    refusal = Refusal.objects.create(case=case, by=ground.position(by), at=now, reason=reason, basis=basis)
    case.ended_at = now
    _close_reception(case, by=by, outcome="refused")
    ground.settle(case)
    ground.tell("cases.refused", case, by=by)
    return refusal


@transaction.atomic
def ask_supplement(
    case_id: UUID,
    *,
    items: list[dict[str, str]],
    reason: str,
    by: Actor,
    answer_by: datetime | None = None,
    version: int | None = None,
) -> Supplement:
    """Name what is missing or wrong; if the clock runs, it stands still until the answer.

    ``items`` is ``[{"what": field or paper code, "label": its name, "reason": …}]``. One request at a time, and no
    more than the rule of the kind allows.
    """
    permission = "cases.receive" if ground.waits_at_desk(ground.lock(case_id)) else "cases.process"
    case, by = ground.lock_for(case_id, permission, by=by, version=version)
    if case.stage == Stage.SUPPLEMENT:
        raise AlreadyDone(_("A supplement has already been asked for and is awaited."))
    ground.must_be(case, Stage.SUBMITTED, Stage.RECEIVED, Stage.PROCESSING)
    if not items and not reason.strip():
        raise Refused(_("Name at least one thing that is missing or wrong."), field="items")
    rule = supplement_rule(case.kind, case.topic)
    if rule is not None and case.supplements.count() >= rule.most:
        often = _("A supplement may be asked for %(n)d times at most: %(ground)s. Decide on what is there, or refuse.")
        raise Refused(often % {"n": rule.most, "ground": rule.ground})
    now = clock.now()
    supplement = Supplement.objects.create(
        case=case, by=ground.position(by), at=now, items=items, reason=reason, answer_by=answer_by
    )
    if case.due_at is not None:
        cause = Suspension.Cause.SUPPLEMENT
        Suspension.objects.create(case=case, cause=cause, began_at=now, due_before=case.due_at)
    else:
        _close_reception(case, by=by, outcome="supplement")
    ground.settle(case)
    ground.tell("cases.supplement_asked", case, by=by, items=len(items), after_receipt=case.is_received)
    return supplement


@transaction.atomic
def answer_supplement(case_id: UUID, *, by: Actor, version: int | None = None) -> Case:
    """The applicant handed in what was asked; the clock runs on, the appointment moves."""
    case, by = ground.lock_for(case_id, "cases.answer", by=by, version=version)
    supplement = case.open_supplement
    if supplement is None:
        raise AlreadyDone(_("No supplement is awaited for this case."))
    now = clock.now()
    supplement.answered_at = now
    supplement.save(update_fields=["answered_at"])
    go_on(case, at=now)
    if not case.is_received:
        put_on_desk(case, due_at=due(now, Limit(Decimal(8), "hour"), ground.timetable(case)), at=now)
    ground.settle(case)
    ground.tell("cases.supplement_answered", case, by=by)
    return case


def go_on(case: Case, *, at: datetime) -> None:
    """End the suspension: the appointment and the open steps move by the working time that stood still."""
    suspension = case.suspensions.filter(ended_at=None).first()
    if suspension is None:
        return
    table = ground.timetable(case)

    def later(moment: datetime) -> datetime:
        if case.is_received and case.receipt.limit.endswith("clock"):
            return moment + (at - suspension.began_at)
        return resume(moment, suspension.began_at, at, table)

    case.due_at = later(suspension.due_before)
    suspension.ended_at, suspension.due_after = at, case.due_at
    suspension.save(update_fields=["ended_at", "due_after"])
    for task in case.tasks.filter(done_at=None).exclude(due_at=None):
        task.due_at = later(task.due_at) if task.due_at else None
        task.save(update_fields=["due_at"])


def _close_reception(case: Case, *, by: Actor, outcome: str) -> None:
    for task in case.tasks.filter(kind=Task.Kind.RECEPTION, done_at=None):
        finish(task, by=by, outcome=outcome)
