"""A case comes in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.calendars.api import Limit, due, timetable_for
from tinhso.engines.cases.codes import new_secret, next_code, number_of
from tinhso.engines.cases.models import Case, Channel, Duty, Process, Stage
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.cases.verbs.work import put_on_desk
from tinhso.engines.directory.models import Area, Office, Party
from tinhso.engines.events.api import Actor

ANSWER_WITHIN = Limit(Decimal(8), "hour")  # Decree 45/2020: accept, ask or refuse within eight working hours


@transaction.atomic
def submit(
    *,
    kind: str,
    topic: str,
    title: str,
    office: Office,
    applicant: Party | None,
    by: Actor,
    owner: int | None = None,
    followers: Collection[int] = (),
    sector: str = "",
    channel: str = Channel.ONLINE,
    received_by: Office | None = None,
    helped_by: Office | None = None,
    area: Area | None = None,
    process: Process | None = None,
    code: str = "",
    case_id: UUID | None = None,
    duty: UUID | None = None,
    is_confidential: bool = False,
    answer_within: Limit = ANSWER_WITHIN,
    at: datetime | None = None,
) -> Case:
    """Register a new case and put its reception on the one-stop desk of ``received_by`` (by default ``office``).

    ``office`` decides and its days count, ``received_by`` takes in and hands out, ``helped_by`` only helped to file
    and may follow (Decree 118/2025: the three need not be one).

    ``code`` keeps the code of a case that came from elsewhere; ``duty`` is the demand that must be paid before the
    desk can receive it. ``owner`` is the subject that follows a case without an ``applicant``; ``followers`` are those
    that see it beside the owner.
    """
    owner = applicant.subject_id if applicant else owner
    if owner is None:
        raise ValueError("A case belongs to an applicant or to another subject.")
    moment = at or clock.now()
    code = code or next_code(office, clock.local(moment).date())
    case = Case(
        id=case_id or uuid7(),
        code=code,
        number=number_of(code),
        secret=new_secret(),
        kind=kind,
        topic=topic,
        sector=sector,
        title=title[:300],
        office=office,
        received_by=received_by or office,
        helped_by=helped_by,
        area=area,
        channel=channel,
        applicant=applicant,
        owner=owner,
        followers=sorted(set(followers)),
        process=process,
        submitted_at=moment,
        is_confidential=is_confidential,
        stage=Stage.DUTY if duty else Stage.SUBMITTED,
    )
    case.save(force_insert=True)
    if duty is not None:
        Duty.objects.create(case=case, demand=duty, raised_at=moment)
    answer_by = due(moment, answer_within, timetable_for(case.received_by))
    task = put_on_desk(case, due_at=answer_by, at=moment, limit=answer_within)
    ground.involve(case, task.office)
    ground.tell("cases.submitted", case, by=by, happened_at=moment)
    return case
