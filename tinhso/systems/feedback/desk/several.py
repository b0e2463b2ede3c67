"""What is done with several reports at once; each stands or falls by itself in the engine's batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import bulk
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.moderating import publish
from tinhso.systems.feedback.records import REPORT
from tinhso.systems.feedback.routing.proposing import propose


@dataclass(frozen=True)
class Row:
    """A report of the list; ``due_at`` is the desk's limit until the report is sent on, then the agency's."""

    case: Case
    area: Area | None
    stage: str
    tone: str
    due_at: datetime | None


def rows_of(found: Sequence[Case]) -> list[Row]:
    """The cases of a page with their communes, in the words of reports; each as ``newest_cases`` reads it."""
    return [
        Row(case, case.area, cases.stage_name(case), cases.tone_of(case.stage), case.runs_to)  # type: ignore[attr-defined]
        for case in found
    ]


def _accept(case: Case, by: Actor) -> str:
    report = handling.report_of(case.pk)
    proposal = propose(report)
    if proposal.lead is None:
        raise Refused(_("No rule proposes an agency. Open the report and choose one."))
    handling.accept(report, lead=proposal.lead, supporting=proposal.supporting, by=by, version=case.version)
    return _now("Sent to %(office)s.") % {"office": proposal.lead}


def _publish(case: Case, by: Actor) -> str:
    publish(case.pk, text=handling.report_of(case.pk).text, by=by)
    return _now("Published without photos.")


def _of_a_report(do: Callable[[Case, Actor], str]) -> bulk.Doing:
    def act(actor: Actor, code: str, task: UUID | None, facts: bulk.Facts) -> str:
        return do(bulk.scene_of(actor, code, kind=REPORT).case, actor)

    return act


ACTS = (
    bulk.BulkAct(
        slug="gui-theo-quy-tac", name=_("Send on as the rules propose"), do=_of_a_report(_accept), kind=REPORT,
        needs="cases.receive", explain=_("Each goes to the agency that the rules name; its time to answer runs."),
    ),
    bulk.BulkAct(
        slug="cong-khai", name=_("Publish as it is, without photos"), do=_of_a_report(_publish), kind=REPORT,
        needs="feedback.moderate", explain=_("Everybody may read the text of each as it was written."),
    ),
)  # fmt: skip
