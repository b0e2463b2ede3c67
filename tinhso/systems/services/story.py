"""What happened to a dossier and where it stands, in words for whoever reads it."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case, Stage
from tinhso.ui import days
from tinhso.ui.rows import Entry, Step

BESIDE_ANOTHER = {"services.messages_read", "services.paper_reused", "cases.step_begun"}
"""Told by the event before it; the control sheet has its time."""
FOR_OFFICIALS_ALONE = {
    "cases.step_done", "cases.sent_back", "cases.claimed", "cases.handed_over", "cases.called_back",
    "cases.left_behind", "cases.consulted", "cases.opinion_given", "cases.silence_consented",
    "cases.answers_complete", "cases.process_moved",
}  # fmt: skip
FOR_THE_APPLICANT_ALONE = {"cases.rated"}
"""A rating counts for the agency without a name, as its form promises."""
SENTENCES = {
    "cases.submitted": gettext_lazy("The dossier was handed in"),
    "cases.accepted": gettext_lazy("The agency received the dossier"),
    "cases.refused": gettext_lazy("The agency refused to receive the dossier"),
    "cases.supplement_asked": gettext_lazy("The agency asked for a supplement"),
    "cases.supplement_reminded": gettext_lazy("The applicant was reminded of the supplement"),
    "cases.supplement_lapsed": gettext_lazy("No supplement came in time"),
    "cases.supplement_answered": gettext_lazy("The supplement was handed in"),
    "cases.duty_raised": gettext_lazy("The agency asked for the fee to be paid"),
    "cases.duty_settled": gettext_lazy("The fee was paid"),
    "cases.extended": gettext_lazy("The agency apologised and named a new date"),
    "cases.decided": gettext_lazy("The result was signed"),
    "cases.recalled": gettext_lazy("The agency recalled the result and decides anew"),
    "cases.returned": gettext_lazy("The result was returned"),
    "cases.withdrawn": gettext_lazy("The applicant asked for the dossier back"),
    "cases.withdrawal_declined": gettext_lazy("The agency said why the work goes on"),
    "cases.stopped": gettext_lazy("The dossier was stopped"),
    "services.papers_handed": gettext_lazy("The papers were handed to another office"),
    "services.papers_taken": gettext_lazy("The other office took the papers over"),
    "cases.rated": gettext_lazy("The applicant rated the handling"),
    "services.filed_for": gettext_lazy("It was handed in by somebody else, with consent or mandate"),
    "services.cosigned": gettext_lazy("The co-applicants signed"),
    "services.message_written": gettext_lazy("A message was written in the dossier"),
}


def timeline(scene: actions.Scene) -> list[Entry]:
    """The newest first; the applicant does not see the steps inside the agency, nor officials who rated them."""
    others = FOR_OFFICIALS_ALONE if scene.is_applicant else FOR_THE_APPLICANT_ALONE
    return cases.told(scene, SENTENCES, unseen=BESIDE_ANOTHER | others)


def way(case: Case) -> list[Step]:
    """The four stations that everybody understands; a dossier that ended early has no more of them."""
    stage = Stage(case.stage)
    done = (_("Submitted"), _("Received"), pgettext("station", "Settled"), _("Returned"))
    waits = ("", _("Waits to be received"), _("Being settled"), _("Waits to be returned"))
    ahead = ("", pgettext("station", "Receipt"), _("Settlement"), _("Return of the result"))
    notes = (_day(case.submitted_at), _day(case.received_at), _settled(case), "")
    now = _reached(case, stage)
    steps = [Step(done[i], "done", notes[i]) for i in range(now)]
    if now == len(done):
        return steps
    if stage in (Stage.REFUSED, Stage.STOPPED):
        return [*steps, Step(capfirst(str(stage.label)), "late", _day(case.ended_at))]
    held = stage in (Stage.DUTY, Stage.SUPPLEMENT, Stage.WITHDRAWING)
    steps.append(Step(capfirst(str(stage.label)) if held else waits[now], "now", notes[2] if now == 2 else ""))
    return steps + [Step(label, "next") for label in ahead[now + 1 :]]


def _reached(case: Case, stage: Stage) -> int:
    """How many stations lie behind."""
    if stage in (Stage.DECIDED, Stage.RETURNED):
        return 3 if stage == Stage.DECIDED else 4
    return 1 if case.received_at is None else 2


def _settled(case: Case) -> str:
    """When it was settled, or when it is due."""
    if case.ended_at is not None:
        return _day(case.ended_at)
    return _("due %(day)s") % {"day": days.day(case.due_at)} if case.due_at else ""


def _day(moment: Any) -> str:
    return days.day(moment) if moment else ""
