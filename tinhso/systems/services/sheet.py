"""A dossier as its page shows it: what happened, the answers, the papers, the money, the people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case, Stage, Task
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.papers import api as papers
from tinhso.engines.payments import api as payments
from tinhso.systems.services.actions.table import ACTIONS
from tinhso.systems.services.counter.handed import Handed, handed_of
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.payers.forms import has_groups
from tinhso.systems.services.payers.reading import Payer, payer_of
from tinhso.systems.services.people.together import Together, together
from tinhso.systems.services.personal import answers_for, sees_personal
from tinhso.systems.services.results import result_of
from tinhso.systems.services.story import timeline, way
from tinhso.ui.rows import Entry, Step, Tone


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
    answers: list[tuple[str, str, str]]  # question, the answer before, the new answer
    files: list[tuple[str, str]]  # name, address
    number: int  # which round it was, from 1
    asked: list[dict[str, str]]  # what was marked wrong, with the reason


@dataclass(frozen=True)
class Sheet:
    """Everything on one dossier's page for one reader."""

    dossier: Dossier
    scene: actions.Scene
    open_actions: list[actions.Action]
    timeline: list[Entry]
    way: list[Step]
    answers: list[tuple[str, list[Any]]]
    amendments: list[Amended]
    attached: list[tuple[str, str, str, str, bool]]  # paper, file name, address, source if held, whether it counts
    issued: list[Issued]
    money: list[Any]
    tasks: list[Task]
    supplement: Any
    panels: list[cases.Panel]
    asked: list[cases.Asked]  # opinions of other agencies, for officials
    delays: cases.Delays
    together: Together
    payer: Payer | None = None  # where the tariff favours somebody and the reader sees personal data
    handed: Handed | None = None  # papers that were handed over at a counter

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
    def main_actions(self) -> list[actions.Action]:
        return [action for action in self.open_actions if action.is_main]

    @property
    def other_actions(self) -> list[actions.Action]:
        return [action for action in self.open_actions if not action.is_main]

    @property
    def result(self) -> Issued | None:
        """The signed result, once there is a decision in force."""
        paper = result_of(self.case) if self.case.stage in (Stage.DECIDED, Stage.RETURNED) else None
        return next((issued for issued in self.issued if paper is not None and issued.number == paper.code), None)

    @property
    def panels_above(self) -> list[cases.Panel]:
        """What other parts show before the answers and papers."""
        return [panel for panel in self.panels if panel.place == "top"]

    @property
    def panels_beside(self) -> list[cases.Panel]:
        return [panel for panel in self.panels if panel.place == "aside"]

    @property
    def at_work(self) -> Task | None:
        """The task that is open now."""
        return next((task for task in reversed(self.tasks) if task.done_at is None), None)


def sheet_of(dossier: Dossier, scene: actions.Scene) -> Sheet:
    """Read everything once."""
    case = dossier.case
    asked = list(case.supplements.all())
    tasks = cases.tasks_of(case)
    beside = together(scene)
    was_asked = any(task.kind == Task.Kind.OPINION for task in tasks)
    return Sheet(
        dossier=dossier,
        scene=scene,
        open_actions=ACTIONS.open_to(scene),
        timeline=timeline(scene),
        way=way(case),
        answers=answers_for(dossier, scene),
        amendments=_amendments(dossier, scene) if asked else [],
        attached=_attached(dossier, scene, beside),
        issued=_issued(scene),
        money=payments.of(case.pk),
        tasks=tasks,
        supplement=next((supplement for supplement in asked if supplement.is_open), None),
        panels=cases.panels_for(scene),
        asked=cases.asked_of(case) if was_asked and not scene.is_applicant else [],
        delays=cases.Delays() if scene.is_applicant else cases.delays_of(case, tasks),
        together=beside,
        payer=payer_of(dossier) if has_groups(scene) and sees_personal(scene) else None,
        handed=handed_of(scene),
    )


def _issued(scene: actions.Scene) -> list[Issued]:
    """The newest first, the result thus on top; what belongs to the agency alone is not the applicant's."""
    return [
        Issued(
            str(paper.declared.name),
            paper.code,
            paper.issued_at,
            *papers.state(paper),
            files.link(paper.file, scene.actor) if paper.file else "",
        )
        for paper in reversed(papers.of(scene.case.pk))
        if paper.owner is not None or not scene.is_applicant
    ]


def _amendments(dossier: Dossier, scene: actions.Scene) -> list[Amended]:
    """Each round with what it changed, the newest first; personal answers are covered like the first ones."""
    shown, now, rounds = sees_personal(scene), dict(dossier.submission.answers), []
    rows = dossier.case.amendments.select_related("supplement").prefetch_related("files__file").order_by("at")
    for number, made in enumerate(rows, 1):
        before = dict(forms.texts_of(dossier.version, {name: now.get(name) for name in made.answers}))
        after = forms.texts_of(dossier.version, made.answers)
        now |= made.answers
        rounds.append(
            Amended(
                made.at,
                made.note if shown else "",
                [(label, before.get(label, ""), text) for label, text in after] if shown else [],
                [(file.file.name, files.link(file.file, scene.actor)) for file in made.files.all()],
                number,
                made.supplement.items,
            )
        )
    return rounds[::-1]


def _attached(dossier: Dossier, scene: actions.Scene, beside: Together) -> list[tuple[str, str, str, str, bool]]:
    names = {paper.code: paper.name for paper in dossier.version.papers}
    return [
        (
            names.get(row.paper, row.paper), row.file.name, files.link(row.file, scene.actor),
            beside.held(row.paper, row.file_id), beside.counts(row.paper, row.file_id),
        )
        for row in dossier.submission.files.select_related("file")
    ]  # fmt: skip
