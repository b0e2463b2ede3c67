"""What the actions do: each calls the verb of ``cases`` with what a procedure adds, and says what happened."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case, Stage, Task
from tinhso.engines.papers import api as papers
from tinhso.systems.services import letters
from tinhso.systems.services.books.controlling import issue_control
from tinhso.systems.services.held.verifying import verify
from tinhso.systems.services.payers.checking import check_payer
from tinhso.systems.services.payers.reading import payer_of
from tinhso.systems.services.posting.sending import waits_at_the_desk
from tinhso.systems.services.queries import dossier_of
from tinhso.systems.services.rating import verbs as rating

Text = str | Promise
Data = dict[str, Any]
Scene = actions.Scene


@transaction.atomic
def accept(scene: Scene, data: Data) -> Text:
    """With the check of the payer where one claims to be favoured; a fee that this brings is paid before."""
    dossier, version = dossier_of(scene.case), data["version"]
    if payer_of(dossier).waits:
        if "found" not in data:
            raise Refused(
                _("The applicant claims a lower fee. Receive it on its own page, where the proof is checked.")
            )
        check_payer(scene.case.pk, found=data["found"], reason=data["reason"], by=scene.actor)
        if Case.objects.values_list("stage", flat=True).get(pk=scene.case.pk) == Stage.DUTY:
            return _("The fee that is missing is asked for. The dossier waits for you again when it is paid.")
        version = None  # the check holds the dossier
    cases.accept(
        scene.case.pk,
        limit=dossier.version.limit(scene.case.channel, dossier.variant),
        process=scene.case.process or cases.process_for(scene.case.topic),
        by=scene.actor,
        note=data["note"],
        facts=dossier.counted,
        version=version,
    )
    return _("The dossier has been received. The receipt with the appointment is being drawn up.")


def check_the_payer(scene: Scene, data: Data) -> Text:
    made = check_payer(scene.case.pk, found=data["found"], reason=data["reason"], by=scene.actor)
    if made.claimed == made.found:
        return _("Noted: the payer is who was claimed.")
    return _("The payer is corrected. What is missing is asked for, what was too much proposed to be given back.")


def refuse(scene: Scene, data: Data) -> Text:
    cases.refuse(scene.case.pk, reason=data["reason"], basis=data["basis"], by=scene.actor, version=data["version"])
    return _("The dossier has been refused. The applicant gets the letter.")


def ask_supplement(scene: Scene, data: Data) -> Text:
    cases.ask_supplement(
        scene.case.pk,
        items=data["items"],
        reason=data["reason"],
        answer_by=actions.end_of(data["answer_by"]),
        by=scene.actor,
        version=data["version"],
    )
    return _("The request has been sent. The clock stands still until the applicant answers.")


@transaction.atomic
def decide(scene: Scene, data: Data) -> Text:
    """The result is drawn up and signed before the decision is recorded; without a signature there is no decision."""
    task = actions.task_of(scene)
    dossier = dossier_of(scene.case)
    paper = papers.issue_now(
        kind=letters.result_kind(data["outcome"]),
        office=scene.case.office,
        data=letters.result(dossier, outcome=data["outcome"], reason=data["reason"]) | _signs_for(scene, task),
        about=scene.case.pk,
        owner=scene.case.owner,
        by=scene.actor,
        sign_as=scene.actor.position,
        valid_until=letters.valid_until(dossier, outcome=data["outcome"]),
    )
    cases.decide(
        task.pk,
        outcome=data["outcome"],
        reason=data["reason"],
        paper=paper,
        at_the_desk=waits_at_the_desk(dossier),
        by=scene.actor,
        version=data["version"],
    )
    return _("Signed. The applicant has been told that the result is there.")


def _signs_for(scene: Scene, task: Task) -> Data:
    """Whose signature it would be, where somebody stands in for an absent holder; one signs with one's own key."""
    holder = task.holder
    return {"signs_for": holder.title} if holder and holder.subject_id != scene.actor.position else {}


def hand_out(scene: Scene, data: Data) -> Text:
    cases.hand_out(scene.case.pk, way=data["way"], note=data["note"], by=scene.actor, version=data["version"])
    return _("The return of the result has been noted.")


def recall(scene: Scene, data: Data) -> Text:
    decision = scene.case.decision
    cases.recall(scene.case.pk, reason=data["reason"], by=scene.actor, version=data["version"])
    if decision is not None and decision.paper is not None:
        papers.revoke(decision.paper.pk, reason=data["reason"], by=scene.actor)
    return _("The decision has been recalled; the step of signing is open again.")


def withdraw(scene: Scene, data: Data) -> Text:
    cases.withdraw(scene.case.pk, reason=data["reason"], by=scene.actor, version=data["version"])
    return _("Your wish to withdraw the dossier has been noted.")


def rate(scene: Scene, data: Data) -> Text:
    given = {name: data[name] for name in ("score", "reasons", "comment")}
    if rating.rate(scene.case, **given, by=scene.actor).is_unhappy:
        return _("Thank you. Your rating has been counted. A petition to 1022 is opened from it: you find it among "
                 "your matters and are answered there.")  # fmt: skip
    return _("Thank you. Your rating has been counted.")


def stop_unanswered(scene: Scene, data: Data) -> Text:
    cases.stop_unanswered(scene.case.pk, by=scene.actor, version=data["version"])
    return _("The handling has been stopped. The applicant gets the letter.")


def verify_papers(scene: Scene, data: Data) -> Text:
    verify(scene.case, data["papers"], by=scene, valid_until=data["valid_until"])
    return _("The papers are verified; the applicant need not hand them in again.")


def issue_control_sheet(scene: Scene, data: Data) -> Text:
    made = issue_control(scene.case.pk, by=scene.actor)
    return _("Control sheet %(number)s is issued. It opens among the papers as soon as it is sealed.") % {
        "number": made.code
    }


def strike_paper(scene: Scene, data: Data) -> Text:
    struck = papers.strike(UUID(data["paper"]), reason=data["reason"], by=scene.actor)
    return _("“%(name)s” is struck out of the applicant's store.") % {"name": struck.name}


def has_lapsed(scene: Scene) -> bool:
    """No supplement came, the last day and the days of grace have passed, and the reader may stop the case."""
    case = scene.case
    asked = case.open_supplement
    rule = cases.supplement_rule(case.kind, case.topic) if asked is not None else None
    if asked is None or rule is None or not cases.supplement_has_lapsed(asked, rule):
        return False
    return scene.may("cases.process" if case.is_received else "cases.receive")
