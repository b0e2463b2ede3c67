"""What was settled is opened once more."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.models import Case, Reopening, Stage
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.decide import take_back
from tinhso.engines.cases.verbs.work import begin_step
from tinhso.engines.events.api import Actor


@transaction.atomic
def reopen(case_id: UUID, *, reason: str, limit: Limit, by: Actor, version: int | None = None) -> Reopening:
    """The owner says that it is not settled: work begins again with a new appointment; once per case.

    The figures take the decision back at its own time: an answer that settled nothing was none.
    """
    case, by = ground.lock_for(case_id, "cases.answer", by=by, version=version)
    if hasattr(case, "reopening"):
        raise AlreadyDone(_("This case has been opened once more already."))
    decision = case.decision
    ground.must_be(case, Stage.DECIDED, Stage.RETURNED)
    if decision is None or case.process is None:
        raise Refused(_("There is no answer to object to."))
    if not reason.strip():
        raise Refused(_("Say what is not settled."), field="reason")
    now = clock.now()
    made = Reopening.objects.create(case=case, reason=reason, at=now, due_before=case.due_at)
    take_back(case, decision, reason=reason, by=by)
    _take_back_the_handing_out(case, by=by)
    case.ratings.filter(superseded_at=None).update(superseded_at=now)
    case.due_at = due(now, limit, ground.timetable(case))
    begin_step(case, case.process.steps.get(order=1), by=by)
    ground.settle(case)
    ground.tell("cases.reopened", case, by=by)
    return made


def _take_back_the_handing_out(case: Case, *, by: Actor) -> None:
    handed = case.handings_out.filter(superseded_at=None).first()
    if handed is not None:
        handed.superseded_at = clock.now()
        handed.save(update_fields=["superseded_at"])
        ground.tell("cases.returned", case, by=by, sign=-1, happened_at=handed.at, way=handed.way)
