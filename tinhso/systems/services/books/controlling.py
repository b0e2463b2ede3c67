"""Form 06: who gave the dossier to whom, when, and whether in time; a numbered paper that stays in the dossier."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.events.api import Actor
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.services import kinds
from tinhso.systems.services.letters import moment
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.queries import dossier_of

RIGHTS = ("cases.receive", "cases.process")  # the desk that answers for the sheet, and whoever works on it


@transaction.atomic
def issue_control(case_id: UUID, *, by: Actor) -> Paper:
    """The way of a dossier as far as it has come, numbered and sealed; it belongs to the agency, not the applicant.

    Raises Denied, Refused before the dossier is received, AlreadyDone where the last sheet says all that happened.
    """
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    by = access.require(by, next((right for right in RIGHTS if access.holds(by, right)), RIGHTS[0]), case)
    if case.received_at is None:
        raise Refused(_("The control sheet begins when the dossier is received."))
    facts = control(dossier_of(case))
    last = Paper.objects.about(case.pk).filter(kind=kinds.CONTROL.code).order_by("issued_at").last()
    if last is not None and last.data == facts:
        raise AlreadyDone(_("Nothing has happened since control sheet %(number)s.") % {"number": last.code})
    return papers.issue(kinds.CONTROL, office=case.office, data=facts, about=case.pk, owner=None, by=by)


def may_issue(scene: actions.Scene) -> bool:
    """Received, and before somebody who receives or works on it."""
    return scene.case.received_at is not None and any(map(scene.may, RIGHTS))


def control(dossier: Dossier) -> dict[str, Any]:
    """What stands on the sheet; opinions of other agencies are named, they are no hand-over."""
    case = dossier.case
    tasks = cases.tasks_of(case)
    way = [task for task in tasks if task.kind != Task.Kind.OPINION]
    asked = dict.fromkeys(task.office.name for task in tasks if task.kind == Task.Kind.OPINION)
    return {
        "case": case.code,
        "procedure": dossier.version.procedure.name,
        "handled_by": case.office.name,
        "with_whom": "; ".join(asked),
        "received_at": moment(case.received_at),
        "due_at": moment(case.due_at),
        "rows": [_handed(giver, taker) for giver, taker in zip(way, way[1:], strict=False)],
    }


def _handed(giver: Task, taker: Task) -> dict[str, str]:
    received = taker.done_by or taker.holder
    return {
        "giver": giver.office.name,
        "receiver": taker.office.name,
        "at": moment(taker.begun_at),
        "gave": str((giver.done_by and giver.done_by.person) or ""),
        "received": str((received and received.person) or ""),
        "result": in_time(giver.due_at, giver.done_at),
        "note": giver.note,
    }


def in_time(due: datetime | None, done: datetime | None) -> str:
    """As the sheet says it, to the minute."""
    if due is None or done is None:
        return ""
    due, done = (at.replace(second=0, microsecond=0) for at in (due, done))
    return "Trước hạn" if done < due else "Đúng hạn" if done == due else "Quá hạn"
