"""What the actions on a report do: each calls its verb and says what happened."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.calendars.api import due, timetable_for
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Decision, HandingOut, Stage
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.desk.conditions import was_given_back
from tinhso.systems.feedback.desk.finding import report_with_code
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import TimeLimit
from tinhso.systems.feedback.moderating import publish as publish_verb
from tinhso.systems.feedback.moderating import withhold as withhold_verb
from tinhso.systems.feedback.routing.verbs import note_choice

Scene = actions.Scene
Text = actions.Text
Data = dict[str, Any]


def accept(scene: Scene, data: Data) -> Text:
    report = handling.report_of(scene.case.pk)
    handling.accept(
        report, lead=data["lead"], supporting=list(data["supporting"]), note=data["note"], by=scene.actor,
        version=data["version"],
    )  # fmt: skip
    return _("Sent to %(office)s.") % {"office": data["lead"]}


def transfer(scene: Scene, data: Data) -> Text:
    again = was_given_back(scene)
    report = handling.report_of(scene.case.pk)
    limit = limit_for(TimeLimit.What.ANSWER, report.category) if again else None
    with transaction.atomic():
        cases.transfer(
            scene.case.pk, to=data["to"], reason=data["reason"], by=scene.actor, limit=limit, version=data["version"]
        )
        note_choice(handling.report_of(scene.case.pk), data["to"], reason=data["reason"], by=scene.actor)
    return _("Sent to %(office)s.") % {"office": data["to"]}


def categorise(scene: Scene, data: Data) -> Text:
    report = handling.report_of(scene.case.pk)
    proposal = handling.categorise(
        report, category=data["category"], area=data["area"], by=scene.actor, version=data["version"]
    )
    lead = proposal.lead.name if proposal.lead else "–"
    return _("Noted. The rules now propose %(office)s.") % {"office": lead}


def refuse(scene: Scene, data: Data) -> Text:
    cases.refuse(scene.case.pk, reason=data["reason"], basis=data["basis"], by=scene.actor, version=data["version"])
    return _("The reporter is told who is competent.")


def ask_more(scene: Scene, data: Data) -> Text:
    report = handling.report_of(scene.case.pk)
    until = due(clock.now(), limit_for(TimeLimit.What.MORE, report.category), timetable_for(scene.case.office))
    items = [{"what": "text", "label": str(_("More information")), "reason": data["reason"]}]
    cases.ask_supplement(
        scene.case.pk, items=items, reason=data["reason"], answer_by=until, by=scene.actor, version=data["version"]
    )
    return _("The question has been sent. The clock stands still until the reporter answers.")


def give_back(scene: Scene, data: Data) -> Text:
    within = limit_for(TimeLimit.What.SORT, handling.report_of(scene.case.pk).category)
    cases.give_back(
        actions.task_of(scene).pk, reason=data["reason"], within=within, by=scene.actor, version=data["version"]
    )  # fmt: skip
    return _("Given back to 1022, which sends it on.")


def consult(scene: Scene, data: Data) -> Text:
    report = handling.report_of(scene.case.pk)
    within = limit_for(TimeLimit.What.MORE, report.category)
    asked = cases.consult(
        scene.case.pk, offices=list(data["offices"]), question=data["question"], within=within,
        join=data.get("join", ""), quorum=data.get("quorum") or 0, silence_consents=bool(data.get("silence_consents")),
        by=scene.actor, version=data["version"],
    )  # fmt: skip
    return _("Asked: %(offices)s.") % {"offices": ", ".join(row.office.name for row in asked)}


def approve(scene: Scene, data: Data) -> Text:
    report = handling.report_of(scene.case.pk)
    cases.decide(
        actions.task_of(scene).pk,
        outcome=Decision.Outcome.GRANTED,
        reason=data["reason"],
        hand_out_within=limit_for(TimeLimit.What.PUBLISH, report.category),
        by=scene.actor,
        version=data["version"],
    )
    return _("Approved. 1022 publishes the answer.")


def add_photos(scene: Scene, data: Data) -> Text:
    made = handling.add_photos(handling.report_of(scene.case.pk), data["photos"], by=scene.actor)
    return _("%(n)d photos were added.") % {"n": len(made)}


@transaction.atomic
def publish(scene: Scene, data: Data) -> Text:
    """The report, and once it is approved the answer with it."""
    publish_verb(scene.case.pk, text=data["text"], photos=data["photos"], by=scene.actor)
    if scene.case.stage != Stage.DECIDED:
        return _("Published. Everybody can follow the report.")
    return _hand_out(scene, data)


def send_answer(scene: Scene, data: Data) -> Text:
    return _hand_out(scene, data)


def withhold(scene: Scene, data: Data) -> Text:
    withhold_verb(scene.case.pk, reason=data["reason"], by=scene.actor)
    return _("Withheld: only the reporter and the agencies see it.")


def merge(scene: Scene, data: Data) -> Text:
    main = report_with_code(scene.actor, data["into"].strip().upper())
    if main is None:
        raise Refused(_("There is no report with this code that you may read."), field="into")
    cases.merge(scene.case.pk, into=main.pk, by=scene.actor, version=data["version"])
    return _("Merged. The reporter gets the answer of %(code)s.") % {"code": main.code}


def split(scene: Scene, data: Data) -> Text:
    part = handling.split(
        handling.report_of(scene.case.pk), text=data["text"], category=data["category"], by=scene.actor
    )  # fmt: skip
    return _("The part is report %(code)s, waiting to be sorted.") % {"code": part.case.code}


def answer_withdrawal(scene: Scene, data: Data) -> Text:
    agree = data["agree"] == "yes"
    cases.answer_withdrawal(
        scene.case.pk, agree=agree, reason=data["reason"], by=scene.actor, version=data["version"]
    )  # fmt: skip
    return _("The report was taken back.") if agree else _("The work goes on.")


def recall(scene: Scene, data: Data) -> Text:
    cases.recall(scene.case.pk, reason=data["reason"], by=scene.actor, version=data["version"])
    return _("Taken back; the step of approval is open again.")


def _hand_out(scene: Scene, data: Data) -> Text:
    cases.hand_out(scene.case.pk, way=HandingOut.Way.ONLINE, by=scene.actor, version=data["version"])
    return _("The answer has gone out.")
