"""A sum must be paid before work goes on."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case, Duty, Stage, Suspension
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.receive import go_on
from tinhso.engines.events.api import PLATFORM, Actor


@transaction.atomic
def raise_duty(case_id: UUID, *, demand: UUID, by: Actor, version: int | None = None) -> Duty:
    """Note a demand that the applicant must pay; a running clock stands still until then (status 6).

    Done by whoever receives or works on the case. Raises AlreadyDone while one is awaited.
    """
    permission = "cases.receive" if access.holds(by, "cases.receive") else "cases.process"
    case, by = ground.lock_for(case_id, permission, by=by, version=version)
    if case.duties.filter(settled_at=None).exists():
        raise AlreadyDone(_("A payment is awaited already."))
    ground.must_be(case, Stage.SUBMITTED, Stage.RECEIVED, Stage.PROCESSING)
    now = clock.now()
    duty = Duty.objects.create(case=case, demand=demand, raised_at=now)
    if case.due_at is not None and not case.is_suspended:
        Suspension.objects.create(case=case, cause=Suspension.Cause.DUTY, began_at=now, due_before=case.due_at)
    ground.settle(case)
    ground.tell("cases.duty_raised", case, by=by, demand=demand)
    return duty


@transaction.atomic
def settle_duty(demand: UUID, *, by: Actor = PLATFORM) -> Case | None:
    """The demand was paid; told twice, nothing happens the second time. Returns the case, if it has one.

    Payments say so themselves; what was paid at the treasury or the tax office, the desk notes.
    """
    duty = Duty.objects.filter(demand=demand).first()
    if duty is None:
        return None
    if by == PLATFORM:
        case = ground.lock(duty.case_id)
    else:
        case, by = ground.lock_for(duty.case_id, "cases.receive", by=by)
    duty.refresh_from_db()
    if duty.settled_at is not None:
        return case
    now = clock.now()
    duty.settled_at = now
    duty.save(update_fields=["settled_at"])
    waits_for_more = case.open_supplement is not None or case.duties.filter(settled_at=None).exists()
    if not waits_for_more:
        go_on(case, at=now)
    ground.settle(case)
    ground.tell("cases.duty_settled", case, by=by, demand=demand)
    return case
