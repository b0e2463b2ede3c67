"""A dossier as its page shows it: what happened, the answers, the papers, the money, the people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.registry import event_kinds
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events import api as events
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.papers import api as papers
from tinhso.engines.payments import api as payments
from tinhso.systems.services.actions.action import Action, Scene
from tinhso.systems.services.actions.table import open_actions
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.personal import answers_for, sees_personal
from tinhso.ui.rows import Entry, Step, Tone

FOR_OFFICIALS_ALONE = {"cases.step_done", "cases.sent_back", "cases.claimed", "cases.handed_over"}
TONES: dict[str, Tone] = {
    "cases.accepted": "new",
    "cases.decided": "done",
    "cases.returned": "done",
    "cases.refused": "late",
    "cases.stopped": "late",
    "cases.supplement_asked": "near",
    "cases.duty_raised": "near",
    "cases.extended": "near",
}


@dataclass(frozen=True)
class Issued:
    """A paper of the dossier as its list shows it; without an address while it is being prepared."""

    name: str
    number: str
    at: datetime
    state: str
    tone: str
    url: str


@dataclass(frozen=True)
class Amended:
    """What the applicant handed in when a supplement was asked for."""

    at: datetime
    note: str
    answers: list[tuple[str, str]]  # question, new answer
    files: list[tuple[str, str]]  # name, address


@dataclass(frozen=True)
class Sheet:
    """Everything on one dossier's page for one reader."""

    dossier: Dossier
    scene: Scene
    actions: list[Action]
    timeline: list[Entry]
    way: list[Step]
    answers: list[tuple[str, list[Any]]]
    amendments: list[Amended]
    attached: list[tuple[str, str, str]]  # paper, file name, address
    issued: list[Issued]
    money: list[Any]
    tasks: list[Task]
    supplement: Any

    @property
    def case(self) -> Case:
        return self.dossier.case

    @property
    def stage(self) -> str:
        return str(Stage(self.case.stage).label)

    @property
    def tone(self) -> Tone:
        return cases.tone_of(self.case.stage)

    @property
    def main_actions(self) -> list[Action]:
        return [action for action in self.actions if action.is_main]

    @property
    def other_actions(self) -> list[Action]:
        return [action for action in self.actions if not action.is_main]

    @property
    def at_work(self) -> Task | None:
        """The task that is open now."""
        return next((task for task in reversed(self.tasks) if task.done_at is None), None)


def sheet_of(dossier: Dossier, scene: Scene) -> Sheet:
    """Read everything once."""
    case = dossier.case
    return Sheet(
        dossier=dossier,
        scene=scene,
        actions=open_actions(scene),
        timeline=_timeline(scene),
        way=_way(case),
        answers=answers_for(dossier, scene),
        amendments=_amendments(dossier, scene),
        attached=_attached(dossier, scene),
        issued=_issued(scene),
        money=payments.of(case.pk),
        tasks=cases.tasks_of(case),
        supplement=case.open_supplement,
    )


def _issued(scene: Scene) -> list[Issued]:
    """The newest first; the result of a dossier thus stands on top."""
    return [
        Issued(
            str(paper.declared.name),
            paper.code,
            paper.issued_at,
            *papers.state(paper),
            files.link(paper.file, scene.actor) if paper.file else "",
        )
        for paper in reversed(papers.of(scene.case.pk))
    ]


def _amendments(dossier: Dossier, scene: Scene) -> list[Amended]:
    """What came later, the newest first; new personal answers are covered like the first ones."""
    shown = sees_personal(scene)
    return [
        Amended(
            made.at,
            made.note if shown else "",
            forms.texts_of(dossier.version, made.answers) if shown else [],
            [(file.file.name, files.link(file.file, scene.actor)) for file in made.files.select_related("file")],
        )
        for made in dossier.case.amendments.order_by("-at")
    ]


def _timeline(scene: Scene) -> list[Entry]:
    happened = events.history(scene.case.pk, since=scene.case.submitted_at)
    if scene.is_applicant:
        happened = [event for event in happened if event.kind not in FOR_OFFICIALS_ALONE]
    names = directory.names_of({event.actor for event in happened if event.actor})
    kinds = event_kinds()
    return [
        Entry(
            at=event.at,
            title=kinds[event.kind].label,
            by=_who(event, scene, names),
            tone=TONES.get(event.kind, "neutral"),
        )
        for event in reversed(happened)
        if event.sign > 0
    ]


def _who(event: Any, scene: Scene, names: dict[int, str]) -> str:
    """Officials see each other's names; the applicant sees the agency."""
    if event.actor == 0:
        return _("the system")
    if event.position is not None and scene.is_applicant:
        return scene.case.office.name
    return names.get(event.actor, "")


def _way(case: Case) -> list[Step]:
    """The four stations that everybody understands."""
    stage = Stage(case.stage)
    reached = {
        Stage.SUBMITTED: 0, Stage.DUTY: 0 if case.received_at is None else 1, Stage.RECEIVED: 1, Stage.PROCESSING: 1,
        Stage.SUPPLEMENT: 0 if case.received_at is None else 1, Stage.WITHDRAWING: 1, Stage.DECIDED: 2,
        Stage.RETURNED: 4, Stage.REFUSED: 0, Stage.STOPPED: 1,
    }[stage]  # fmt: skip
    labels = (_("Submitted"), _("Received"), _("Settled"), _("Returned"))
    done = reached if stage == Stage.RETURNED else reached + 1
    return [
        Step(label, "done" if number < done else "now" if number == done else "next")
        for number, label in enumerate(labels)
    ]


def _attached(dossier: Dossier, scene: Scene) -> list[tuple[str, str, str]]:
    names = {paper.code: paper.name for paper in dossier.version.papers}
    rows = dossier.submission.files.select_related("file")
    return [(names.get(row.paper, row.paper), row.file.name, files.link(row.file, scene.actor)) for row in rows]
