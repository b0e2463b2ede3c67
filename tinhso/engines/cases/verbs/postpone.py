"""Work that somebody gave gets another day."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.calendars.api import Limit, due
from tinhso.engines.cases.models import Case, Postponement, Stage
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import PLATFORM, Actor


@transaction.atomic
def postpone(case_id: UUID, *, limit: Limit, reason: str, giver: Position | None, by: Actor = PLATFORM) -> Postponement:
    """Name a later day, ``limit`` from now; part of the verb of whoever gave the work, who is ``giver``.

    An office that cannot keep a date that the law gives apologises instead, once (``extend``). Raises Refused.
    """
    case: Case = ground.lock(case_id)
    ground.must_be(case, Stage.RECEIVED, Stage.PROCESSING)
    until = due(clock.now(), limit, ground.timetable(case))
    if case.due_at is None or until <= case.due_at:
        raise Refused(_("The new date must be later than the present one."), field="until")
    if not reason.strip():
        raise Refused(_("Say why the date is moved."), field="reason")
    made = Postponement.objects.create(
        case=case, reason=reason, due_before=case.due_at, due_after=until, by=giver, at=clock.now()
    )
    case.tasks.filter(done_at=None, step__isnull=False, due_at=case.due_at).update(due_at=until)
    case.due_at = until
    ground.settle(case)
    ground.tell("cases.extended", case, by=by)
    return made
