"""One act for many reports: each stands or falls by itself, and says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.desk.finding import report_with_code
from tinhso.systems.feedback.moderating import publish
from tinhso.systems.feedback.routing.proposing import propose

MOST = 50


@dataclass(frozen=True)
class Row:
    """A report of the list."""

    case: Case
    area: Area | None
    stage: str
    tone: str


@dataclass(frozen=True)
class Result:
    code: str
    said: str
    is_done: bool


def rows_of(found: Sequence[Case]) -> list[Row]:
    """The cases of a page with their communes, in the words of reports."""
    return [Row(case, case.area, cases.stage_name(case), cases.tone_of(case.stage)) for case in found]


def do_to_each(codes: Sequence[str], act: str, *, by: Actor) -> list[Result]:
    """Do it to at most fifty; what is refused is told beside the report and stops no other."""
    _name, do = ACTS.get(act, ("", _unknown))
    results = []
    for code in list(dict.fromkeys(codes))[:MOST]:
        case = report_with_code(by, code)
        try:
            said = do(case, by) if case is not None else _now("There is no such report for you.")
            results.append(Result(code, said, is_done=case is not None))
        except Refused as refused:
            results.append(Result(code, str(refused), is_done=False))
    return results


def _accept(case: Case, by: Actor) -> str:
    report = handling.report_of(case.pk)
    proposal = propose(report)
    if proposal.lead is None:
        raise Refused(_("No rule proposes an agency. Open the report and choose one."))
    handling.accept(report, lead=proposal.lead, supporting=proposal.supporting, by=by, version=case.version)
    return _now("Sent to %(office)s.") % {"office": proposal.lead}


def _claim(case: Case, by: Actor) -> str:
    task = cases.open_task_for(by, case)
    if task is None:
        raise Refused(_("There is no step here for you to do now."))
    cases.claim(task.pk, by=by)
    return _now("Taken up by you.")


def _publish(case: Case, by: Actor) -> str:
    publish(case.pk, text=handling.report_of(case.pk).text, by=by)
    return _now("Published without photos.")


def _unknown(case: Case, by: Actor) -> str:
    raise Refused(_("Choose what is to be done."))


ACTS: dict[str, tuple[str | Promise, Callable[[Any, Actor], str]]] = {
    "tiep-nhan": (_("Send on as the rules propose"), _accept),
    "nhan-viec": (_("Take up"), _claim),
    "cong-khai": (_("Publish as it is, without photos"), _publish),
}
