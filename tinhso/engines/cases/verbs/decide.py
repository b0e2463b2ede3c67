"""The competent person decides; the result reaches the applicant."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.dating import HAND_OUT_WITHIN
from tinhso.engines.cases.delays import whose_delay
from tinhso.engines.cases.models import Case, Decision, HandingOut, Stage, Task
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.ask import NOT_NEEDED, answers_must_be_there
from tinhso.engines.cases.verbs.work import begin_step, finish, lock_task, put_on_desk
from tinhso.engines.events.api import Actor
from tinhso.engines.papers.models import Paper


@transaction.atomic
def decide(
    task_id: UUID,
    *,
    outcome: str,
    by: Actor,
    reason: str = "",
    paper: Paper | None = None,
    at_the_desk: bool = True,
    hand_out_within: Limit | None = None,
    version: int | None = None,
) -> Decision:
    """Settle the case at its signing step: the clock stops here (status 9), handing out is another matter.

    ``at_the_desk``: the one-stop desk hands the result out; otherwise the applicant takes it online.
    """
    case, task, by = lock_task(task_id, by=by, version=version)
    if case.decision is not None:
        raise AlreadyDone(_("This case has already been decided."))
    if task.kind != Task.Kind.SIGN:
        raise Refused(_("This step does not decide."))
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    answers_must_be_there(case)
    if outcome == Decision.Outcome.DENIED and not reason.strip():
        raise Refused(_("Say why the request is not granted."), field="reason")
    now = clock.now()
    decision = Decision.objects.create(
        case=case, outcome=outcome, reason=reason, paper=paper, by=ground.position(by), at=now
    )
    finish(task, by=by, outcome=outcome, note=reason)
    case.tasks.filter(kind=Task.Kind.OPINION, done_at=None).update(done_at=now, outcome=NOT_NEEDED)
    case.inquiries.filter(closed_at=None).update(closed_at=now)
    case.ended_at = now
    if at_the_desk:
        put_on_desk(
            case, due_at=due(now, hand_out_within or HAND_OUT_WITHIN, ground.timetable(case)), kind=Task.Kind.RETURN
        )
    ground.settle(case)
    facts: dict[str, Any] = {"outcome": outcome, "on_time": bool(case.on_time), **_put_down(whose_delay(case))}
    ground.tell("cases.decided", case, by=by, happened_at=now, **facts)
    return decision


@transaction.atomic
def recall(case_id: UUID, *, reason: str, by: Actor, version: int | None = None) -> Case:
    """Take a decision back before its result was handed out; the figures take it back too, at its own time."""
    case, by = ground.lock_for(case_id, "cases.decide", by=by, version=version)
    decision = case.decision
    if decision is None:
        raise AlreadyDone(_("There is no decision to recall."))
    ground.must_be(case, Stage.DECIDED)
    if not reason.strip():
        raise Refused(_("Say why the decision is recalled."), field="reason")
    take_back(case, decision, reason=reason, by=by)
    signing = case.tasks.filter(kind=Task.Kind.SIGN).order_by("-begun_at").first()
    if signing is not None and signing.step is not None:
        begin_step(case, signing.step, by=by, holder=decision.by)
    ground.settle(case)
    ground.tell("cases.recalled", case, by=by)
    return case


def take_back(case: Case, decision: Decision, *, reason: str, by: Actor) -> None:
    """The decision is no longer in force and the clock runs on; the figures take it back at its own time."""
    on_time, delay = bool(case.on_time), whose_delay(case)
    decision.recalled_at, decision.recall_reason = clock.now(), reason
    decision.save(update_fields=["recalled_at", "recall_reason"])
    case.ended_at = None
    case.tasks.filter(kind=Task.Kind.RETURN, done_at=None).delete()
    facts: dict[str, Any] = {"outcome": decision.outcome, "on_time": on_time, **_put_down(delay)}
    ground.tell("cases.decided", case, by=by, sign=-1, happened_at=decision.at, **facts)


def _put_down(delay: str) -> dict[str, Any]:
    """A late decision says whose delay it was, for the figures; one in time says nothing."""
    return {"delay": delay} if delay else {}


@transaction.atomic
def hand_out(case_id: UUID, *, way: str, by: Actor, note: str = "", version: int | None = None) -> HandingOut:
    """The result reaches the applicant: at the desk, by post, or taken online by the applicant."""
    case = ground.lock(case_id, version=version)
    if case.is_returned:
        raise AlreadyDone(_("The result has already been handed out."))
    by = access.require(by, "cases.receive" if by.is_official else "cases.answer", case)
    ground.must_be(case, Stage.DECIDED)
    given_by = ground.position(by) if by.is_official else None
    handing_out = HandingOut.objects.create(case=case, way=way, by=given_by, at=clock.now(), note=note)
    now = clock.now()
    case.tasks.filter(kind=Task.Kind.RETURN, done_at=None).update(done_at=now, done_by=given_by, outcome=way)
    ground.settle(case)
    ground.tell("cases.returned", case, by=by, way=way)
    return handing_out
