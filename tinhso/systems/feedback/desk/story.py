"""What happened to a report, for officials: in sentences, with the reasons that its records keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.events import api as events
from tinhso.systems.feedback.desk.judging import judgements
from tinhso.systems.feedback.models import Report, Routing
from tinhso.systems.feedback.routing.explaining import explanations
from tinhso.ui import days
from tinhso.ui.rows import Entry, Text

UNSEEN = {"cases.step_begun", "cases.submitted", "cases.classified"}
SENTENCES: Mapping[str, Text] = {
    "feedback.reported": _("Reported"),
    "feedback.routed": _("The rules were asked who leads"),
    "feedback.categorised": _("Category or place was corrected"),
    "feedback.published": _("The report was published"),
    "feedback.withheld": _("The report was withheld"),
    "feedback.pictured": _("Photos of what was done were added"),
    "feedback.noted": _("A note came from the field"),
    "feedback.printed": _("Put on paper"),
    "feedback.handed_on": _("Sent to another server"),
    "feedback.errand_given": _("Handed to an outside party by a link"),
    "feedback.errand_ended": _("The link of an outside party was taken back"),
    "feedback.errand_answered": _("An outside party answered"),
    "cases.accepted": _("Sent to the agency that leads"),
    "cases.refused": _("Refused: not a matter for 1022"),
    "cases.supplement_asked": _("The reporter was asked for more"),
    "cases.supplement_reminded": _("The reporter was reminded to answer"),
    "cases.supplement_lapsed": _("No answer of the reporter came in time"),
    "cases.linked": _("It was opened from an unhappy rating of a dossier"),
    "cases.supplement_answered": _("The reporter answered"),
    "cases.step_done": _("A step was finished"),
    "cases.decided": _("The answer was approved"),
    "cases.returned": _("The answer went out"),
    "cases.reopened": _("The reporter says it is not settled: opened once more"),
    "cases.withdrawn": _("The reporter asked to take it back"),
    "cases.withdrawal_declined": _("1022 said why the work goes on"),
    "feedback.detailed": _("The reporter answered the questions of the category"),
    "cases.rated": _("The reporter rated the answer"),
    "cases.merged": _("Handled together with another report"),
    "cases.stopped": _("Closed without an answer"),
    "cases.escalated": _("Told to the next level"),
}


def timeline(report: Report, scene: actions.Scene, routings: list[Routing]) -> list[Entry]:
    """The newest first; each routing with its explanation, each reason where it was given."""
    said = defaultdict(list)
    for _routing, sentences in explanations(routings):
        said["feedback.routed"].append(sentences[0])
    for name, rows in {**_records(report.case), **_grounds(report.case)}.items():
        said[name] += rows
    happened = events.history(report.case_id, since=report.case.submitted_at)
    unseen = UNSEEN
    if any(event.kind == "cases.merged" for event in happened):
        # It is answered with the other one: that it ended by that, without an answer of its own, would mislead.
        unseen, said["cases.merged"] = UNSEEN | {"cases.stopped"}, said["cases.stopped"]
    texts: dict[UUID, Text] = {}
    for event in happened:
        if event.sign > 0 and said[event.kind]:
            texts[event.pk] = said[event.kind].pop(0)
    return cases.told(scene, SENTENCES, unseen=unseen, texts=texts, owner=_("the reporter"))


def _records(case: Any) -> dict[str, list[str]]:
    """Per kind of event what its records say, in their order."""
    moves = list(case.transfers.select_related("taker").order_by("at"))
    back = [row.reason for row in moves if row.taker_id == case.received_by_id]
    on = [f"{row.taker}: {row.reason}" for row in moves if row.taker_id != case.received_by_id]
    levels = [_level(row) for row in cases.levels_told(case)]
    return {"cases.transferred": on, "cases.given_back": back, "cases.escalated": levels}


def _grounds(case: Any) -> dict[str, list[str]]:
    """Why it was refused, opened once more, put off or closed, and what its reporter thought of the answer."""
    grounds = {"cases.refused": "refusal", "cases.reopened": "reopening", "cases.stopped": "stop"}
    said = {kind: [row.reason] for kind, name in grounds.items() if (row := getattr(case, name, None)) is not None}
    if (later := getattr(case, "extension", None)) is not None:
        said["cases.extended"] = [f"{days.moment(later.due_after)}. {later.reason}"]
    return {**said, "cases.rated": [str(each) for each in judgements(case)]}


def _level(row: Any) -> str:
    who = f"{row.told.person}, {row.told}" if row.told and row.told.person else gettext("nobody holds this post")
    facts = {"level": row.get_level_display(), "who": who, "percent": row.percent}
    return gettext("%(level)s: %(who)s (%(percent)d %% of the time)") % facts
