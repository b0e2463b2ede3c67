"""Ending without a result, and saying sorry for being late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.cases.models import Case, Extension, Rating, Stage, Stop, Withdrawal
from tinhso.engines.cases.prolonging import must_be_in_time
from tinhso.engines.cases.stages import IN_HAND, OPEN
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.receive import go_on
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor


@transaction.atomic
def withdraw(case_id: UUID, *, reason: str, by: Actor, version: int | None = None) -> Withdrawal:
    """The applicant asks for the case back; one not yet received ends at once, another when the office agrees."""
    case, by = ground.lock_for(case_id, "cases.answer", by=by, version=version)
    if case.stage == Stage.WITHDRAWING:
        raise AlreadyDone(_("You have already asked to withdraw this case."))
    if case.stage not in OPEN:
        raise Refused(_("A case that has been settled cannot be withdrawn."))
    at_once = case.stage == Stage.SUBMITTED
    now = clock.now()
    withdrawal = Withdrawal.objects.create(
        case=case, reason=reason, at=now, answered_at=now if at_once else None, agreed=True if at_once else None
    )
    ground.tell("cases.withdrawn", case, by=by)
    if at_once:
        end(case, reason=reason, by=by)
    else:
        ground.settle(case)
    return withdrawal


@transaction.atomic
def answer_withdrawal(case_id: UUID, *, agree: bool, reason: str, by: Actor, version: int | None = None) -> Case:
    """Agree (the case stops) or say why work goes on."""
    case, by = ground.lock_for(case_id, "cases.receive", by=by, version=version)
    withdrawal = case.withdrawals.filter(answered_at=None).first()
    if withdrawal is None:
        raise AlreadyDone(_("This withdrawal has already been answered."))
    if not agree and not reason.strip():
        raise Refused(_("Say why the work goes on: the applicant reads it."), field="reason")
    withdrawal.answered_at, withdrawal.agreed, withdrawal.answer = clock.now(), agree, reason.strip()
    withdrawal.save(update_fields=["answered_at", "agreed", "answer"])
    if agree:
        end(case, reason=reason or withdrawal.reason, by=by)
    else:
        ground.settle(case)
        ground.tell("cases.withdrawal_declined", case, by=by)
    return case


@transaction.atomic
def stop(case_id: UUID, *, reason: str, by: Actor, version: int | None = None) -> Stop:
    """The office ends the case without a decision (form 05); only while there is none."""
    case, by = ground.lock_for(case_id, "cases.process", by=by, version=version)
    ground.must_be(case, *IN_HAND)
    if not reason.strip():
        raise Refused(_("Name the ground for stopping."), field="reason")
    return end(case, reason=reason, by=by)


def end(case: Case, *, reason: str, by: Actor) -> Stop:
    """Close everything that is open in a locked case and note why it ended without a decision."""
    now = clock.now()
    ended_by = directory.position_of(by)  # none: the applicant alone
    go_on(case, at=now)
    case.supplements.filter(answered_at=None, closed_at=None).update(closed_at=now)
    case.duties.filter(settled_at=None).update(settled_at=now)
    case.tasks.filter(done_at=None).update(done_at=now, done_by=ended_by, outcome="stopped")
    made = Stop.objects.create(case=case, reason=reason, by=ended_by, at=now)
    case.ended_at = now
    ground.settle(case)
    ground.tell("cases.stopped", case, by=by, on_time=case.on_time is not False)
    return made


@transaction.atomic
def extend(case_id: UUID, *, until: datetime, reason: str, by: Actor, version: int | None = None) -> Extension:
    """Apologise and name a new date; once per case, and as early as the rule of the day asks."""
    case, by = ground.lock_for(case_id, "cases.extend", by=by, version=version)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    if hasattr(case, "extension"):
        raise AlreadyDone(_("The deadline of this case has been extended once already."))
    must_be_in_time(case)
    if case.due_at is None or until <= case.due_at:
        raise Refused(_("The new date must be later than the present one."), field="until")
    if not reason.strip():
        raise Refused(_("Say why the date cannot be kept."), field="reason")
    made = Extension.objects.create(
        case=case, reason=reason, due_before=case.due_at, due_after=until, by=ground.position(by), at=clock.now()
    )
    case.due_at = until
    ground.settle(case)
    ground.tell("cases.extended", case, by=by)
    return made


@transaction.atomic
def rate(case_id: UUID, *, score: int, by: Actor, comment: str = "", reasons: Sequence[str] = ()) -> Rating:
    """The owner says how it went, once for each result; ``reasons`` are codes of the system's own list."""
    case, by = ground.lock_for(case_id, "cases.answer", by=by)
    if case.is_rated:
        raise AlreadyDone(_("You have already rated this case. Thank you."))
    if case.ended_at is None:
        raise Refused(_("A case can be rated once it has been settled."))
    made = Rating.objects.create(case=case, score=score, comment=comment[:1000], reasons=list(reasons), at=clock.now())
    ground.tell("cases.rated", case, by=by, score=score)
    return made
