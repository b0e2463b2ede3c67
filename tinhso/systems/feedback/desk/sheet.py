"""A report as its officials' page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.systems.feedback.channels.reach import talks_with
from tinhso.systems.feedback.desk.differing import difference
from tinhso.systems.feedback.desk.judging import Judged, judgements, objection
from tinhso.systems.feedback.desk.personal import Who, who_reported
from tinhso.systems.feedback.desk.story import timeline
from tinhso.systems.feedback.desk.table import ACTIONS
from tinhso.systems.feedback.field.queries import notes_of
from tinhso.systems.feedback.models import (
    Conversation,
    FieldNote,
    Forwarding,
    Moderation,
    Photo,
    Publication,
    Remark,
    Report,
    Routing,
)
from tinhso.systems.feedback.moderating import newest_moderation
from tinhso.systems.feedback.open311.handing_on import forwardings_of
from tinhso.systems.feedback.open311.remarking import remarks_of
from tinhso.systems.feedback.outside.queries import Given, given
from tinhso.systems.feedback.routing.explaining import explain
from tinhso.ui.rows import Entry, Tone


@dataclass(frozen=True)
class Picture:
    """``url`` is empty until the scanner has looked at it."""

    url: str
    moment: str
    is_after: bool
    is_cleared: bool


@dataclass(frozen=True)
class Sheet:
    """Everything on one report's page for one official."""

    report: Report
    scene: actions.Scene
    open_actions: list[actions.Action]
    who: Who
    talks: list[Conversation]
    answers: list[tuple[str, str]]
    pictures: list[Picture]
    tasks: list[Task]
    asked: list[cases.Asked]
    supplements: list[Any]
    notes: list[FieldNote]
    errands: list[Given]
    forwardings: list[tuple[Forwarding, str]]
    remarks: list[Remark]
    related: list[cases.Related]
    why: list[str]
    moderation: Moderation | None
    public: Publication | None
    changes: list[tuple[str, str]]
    answer: str
    judged: list[Judged]
    objection: str
    timeline: list[Entry]

    @property
    def case(self) -> Case:
        return self.report.case

    @property
    def stage(self) -> str:
        return cases.stage_name(self.case)

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
    def at_work(self) -> Task | None:
        return next((task for task in reversed(self.tasks) if task.done_at is None), None)

    @property
    def doubtful(self) -> bool:
        """The classifier proposed another category than the reporter chose."""
        return self.report.proposed_id is not None and self.report.proposed_id != self.report.category_id


def sheet_of(report: Report, scene: actions.Scene) -> Sheet:
    """Read everything once."""
    case, moderation = report.case, newest_moderation(report)
    routings = list(Routing.objects.filter(case=case).select_related("lead").order_by("at", "pk"))
    decision = case.decision
    return Sheet(
        report=report,
        scene=scene,
        open_actions=ACTIONS.open_to(scene),
        who=who_reported(report, scene),
        talks=talks_with(report.reporter_id, scene.actor),
        answers=_answers(report),
        pictures=[_picture(photo, scene) for photo in _photos(report)],
        tasks=cases.tasks_of(case),
        asked=cases.asked_of(case),
        supplements=list(case.supplements.select_related("reply").order_by("-at")),
        notes=notes_of(report),
        errands=given(case, may_see_link=scene.may("cases.process")),
        forwardings=forwardings_of(report),
        remarks=remarks_of(report),
        related=cases.related(case, scene.actor),
        why=explain(routings[-1].why) if routings else [],
        moderation=moderation,
        public=Publication.objects.filter(pk=report.pk).first(),
        changes=difference(report.text, moderation.text) if moderation and moderation.is_published else [],
        answer=decision.reason if decision is not None else "",
        judged=judgements(case)[::-1],
        objection=objection(case),
        timeline=timeline(report, scene, routings),
    )


def _answers(report: Report) -> list[tuple[str, str]]:
    questions = forms.Questions(report.category.questions)
    bound = forms.bound(questions, forms.retyped(questions, report.answers))
    return [(field.label, field.shown) for page in bound.pages for field in page.fields if field.typed]


def _photos(report: Report) -> list[Photo]:
    return list(report.photos.select_related("original", "redrawn").order_by("at", "pk"))


def _picture(photo: Photo, scene: actions.Scene) -> Picture:
    file = photo.redrawn or photo.original
    is_clean = file.scan == file.Scan.CLEAN
    return Picture(
        files.link(file, scene.actor, page=1) if is_clean else "",
        photo.get_moment_display(),
        photo.moment == Photo.Moment.AFTER,
        photo.cleared_at is not None,
    )
