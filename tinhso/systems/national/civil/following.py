"""What was done in the civil-status system is written down here: steps, the decision, the signed paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import NotDelivered
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Decision, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.national.civil.outbox import number_of
from tinhso.systems.national.civil.signers import signer_of
from tinhso.systems.national.civil.speaking import CivilStatus, civil_status
from tinhso.systems.national.inbound.fetching import fetch
from tinhso.systems.national.kinds import RESULT
from tinhso.systems.national.mirrors import Mirror

WHY = "dossiers settled in the civil-status system are followed"
Step = dict[str, Any]
OUTCOMES = {"granted": Decision.Outcome.GRANTED, "denied": Decision.Outcome.DENIED}


def follow_all() -> int:
    """Ask for every open mirror; how many states were written down."""
    there = civil_status()
    if there is None:
        return 0
    with access.without_walls(WHY):
        return sum(follow(key, there) for key in Mirror.objects.open().order_by("pk").values_list("pk", flat=True))


def follow(key: UUID, there: CivilStatus) -> int:
    """Ask for one and write down what is new, state by state in their order; what stands in the way is kept."""
    mirror = Mirror.objects.get(pk=key)
    number, done, trouble = mirror.reference or number_of(mirror), 0, ""
    if not number:
        return 0
    try:
        row = there.record(number)
        for step in _new(row, after=mirror.applied):
            _write_down(key, number, step, row, there)
            done += 1
    except (NotDelivered, Refused) as error:
        trouble = str(error)
    Mirror.objects.filter(pk=key).update(reference=number, asked_at=clock.now(), trouble=trouble[:1000])
    return done


def _new(row: dict[str, Any], *, after: int) -> list[Step]:
    """The states that follow without a gap, whatever order they came in and however often."""
    by_number = {int(step["ThuTu"]): step for step in row.get("TienTrinh") or ()}
    following = []
    while after + 1 in by_number:
        after += 1
        following.append(by_number[after])
    return following


@transaction.atomic
def _write_down(key: UUID, number: str, step: Step, row: dict[str, Any], there: CivilStatus) -> None:
    mirror = Mirror.objects.select_for_update(of=("self",)).select_related("mirroring").get(pk=key)
    if mirror.applied >= int(step["ThuTu"]):
        return
    case = Case.objects.select_related("office", "applicant").get(pk=key)
    means = mirror.mirroring.states.get(str(step["TrangThai"]), "begun")
    with cases.reported():
        if means == "reviewed" or means in OUTCOMES:
            _up_to_signing(case, str(step.get("NoiDung") or ""))
        if means in OUTCOMES:
            _decide(case, OUTCOMES[means], step, row, there)
    mirror.applied, mirror.state, mirror.reference = int(step["ThuTu"]), str(step["TrangThai"])[:30], number
    mirror.ended_at = clock.now() if means in OUTCOMES else None
    mirror.save(update_fields=["applied", "state", "reference", "ended_at"])


def _up_to_signing(case: Case, note: str) -> None:
    """Finish the steps that the other system has done."""
    while (task := _open(case)) is not None and task.kind in (Task.Kind.STEP, Task.Kind.REVIEW):
        cases.finish_step(task.pk, by=PLATFORM, note=note)


def _decide(case: Case, outcome: str, step: Step, row: dict[str, Any], there: CivilStatus) -> None:
    task, signer = _open(case), signer_of(case, str(step.get("NguoiKy") or ""))
    if task is None:
        raise Refused(_("The dossier has no open step of signing here."))
    if signer is None:
        raise Refused(_("The civil-status system names a signer who may not decide for this agency."))
    by, content = directory.actor_for(signer), cases.content_of(case)
    cases.decide(
        task.pk,
        outcome=outcome,
        reason=str(step.get("NoiDung") or "") if outcome == Decision.Outcome.DENIED else "",
        paper=_paper(case, row, there),
        at_the_desk=content is None or content.way_back != "online",
        by=by,
    )


def _paper(case: Case, row: dict[str, Any], there: CivilStatus) -> Paper | None:
    """The signed file as a paper of ours, with its own number. Raises NotDelivered, Refused."""
    if not row.get("TepKetQua"):
        return None
    assert case.applicant is not None
    return papers.adopt(
        RESULT.code,
        fetch(str(row["TepKetQua"]), of=there.url),
        code=str(row.get("SoGiay") or row["SoHoSo"]),
        office=case.office,
        data={
            "case": case.code,
            "procedure": case.title,
            "applicant": case.applicant.name,
            "system": str(row["SoHoSo"]),
        },
        about=case.pk,
        owner=case.owner,
        by=PLATFORM,
    )


def _open(case: Case) -> Task | None:
    working = (Task.Kind.STEP, Task.Kind.REVIEW, Task.Kind.SIGN)
    return case.tasks.filter(done_at=None, kind__in=working).order_by("begun_at").first()
