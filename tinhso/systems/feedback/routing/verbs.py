"""Routing a report, with the explanation that stays in its history."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Stage
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Report, Routing, TimeLimit
from tinhso.systems.feedback.reporting import tell
from tinhso.systems.feedback.routing.proposing import Proposal, propose

QUESTION = "Đề nghị quý cơ quan phối hợp xử lý, cho ý kiến về nội dung phản ánh."


@transaction.atomic
def route(report: Report, *, by: Actor = PLATFORM) -> Proposal:
    """Ask the table where the report should go and write the answer down with its reasons; nothing moves yet.

    Called when the report came in and whenever its category or place changed.
    """
    found = propose(report)
    _write_down(report, found.lead, found.why, rule=found.rule, by=by)
    return found


def note_choice(report: Report, lead: Office, *, reason: str, by: Actor) -> None:
    """An official chose another agency than the rules propose: that is an explanation too."""
    why = [{"chosen_by": directory.name_of_subject(by.subject), "lead": lead.name, "reason": reason}]
    _write_down(report, lead, why, rule=None, by=by)


@transaction.atomic
def go_directly(report: Report) -> bool:
    """Route a new report; where the rule says so it is accepted at once, without the coordinator."""
    proposal = route(report)
    case = report.case
    if not proposal.is_direct or proposal.lead is None or case.stage != Stage.SUBMITTED:
        return False
    cases.accept(
        case.pk,
        limit=limit_for(TimeLimit.What.ANSWER, report.category),
        office=proposal.lead,
        process=process_of(report),
        by=PLATFORM,
    )
    if proposal.supporting:
        within = limit_for(TimeLimit.What.MORE, report.category)
        cases.consult(case.pk, offices=proposal.supporting, question=QUESTION, within=within, by=PLATFORM)
    return True


def process_of(report: Report) -> Any:
    """The internal process: a shorter one for emergencies where there is one."""
    urgent = cases.process_for("feedback.urgent", exactly=True) if report.category.is_urgent else None
    return urgent or cases.process_for("feedback")


def _write_down(report: Report, lead: Office | None, why: list[dict[str, Any]], *, rule: Any, by: Actor) -> None:
    Routing.objects.create(case=report.case, rule_id=rule, lead=lead, why=why, at=clock.now())
    here = lead.here_id if lead else None
    tell("feedback.routed", report.case, by=by, rule=str(rule or ""), lead=here, near=len(why))
