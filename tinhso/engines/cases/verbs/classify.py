"""Saying anew what a case is about and where."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.cases.models import Case, Step, Task
from tinhso.engines.cases.stages import OPEN
from tinhso.engines.cases.units import unit_of
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import Actor


@transaction.atomic
def classify(
    case_id: UUID,
    *,
    topic: str,
    title: str,
    by: Actor,
    sector: str = "",
    area: Area | None = None,
    desk: Office | None = None,
    is_confidential: bool = False,
    version: int | None = None,
) -> Case:
    """The desk corrects the topic or the place; a case that was not received yet goes to the ``desk`` of its new topic.

    Who settles it is another matter: whoever calls this routes it anew. Raises Refused once it is settled.
    """
    case, by = ground.lock_for(case_id, "cases.receive", by=by, version=version)
    ground.must_be(case, *OPEN)
    if len(title) > 300:
        raise Refused(_("At most 300 characters. Shorten the title."), field="title")
    case.topic, case.title, case.sector, case.is_confidential = topic, title, sector, is_confidential
    case.area = area or case.area
    if desk is not None and not case.is_received and desk != case.received_by:
        case.office = case.received_by = desk
        unit = unit_of(desk, Step.Unit.DESK)
        case.tasks.filter(kind=Task.Kind.RECEPTION, done_at=None).update(office=unit, holder=None)
    ground.involve(case, tasks=True)
    ground.settle(case)
    ground.tell("cases.classified", case, by=by)
    return case
