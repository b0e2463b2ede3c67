"""What an action asks of a report beyond the stage, the reader's task and the permission."""

from __future__ import annotations

from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Stage
from tinhso.systems.feedback.desk.handling import report_of
from tinhso.systems.feedback.moderating import may_ever_be_public, newest_moderation

OPEN_AT_WORK = (Stage.RECEIVED, Stage.PROCESSING)


def was_given_back(scene: actions.Scene) -> bool:
    """The report waits at the desk a second time, since an agency gave it back."""
    return actions.waits_at_desk(scene) and scene.case.stage in OPEN_AT_WORK


def can_be_refused(scene: actions.Scene) -> bool:
    return scene.case.stage == Stage.SUBMITTED or was_given_back(scene)


def drafts(scene: actions.Scene) -> bool:
    return scene.task is not None and scene.task.step is not None and actions.works_on_it(scene)


def can_be_public(scene: actions.Scene) -> bool:
    return may_ever_be_public(report_of(scene.case.pk))


def is_public(scene: actions.Scene) -> bool:
    newest = newest_moderation(report_of(scene.case.pk))
    return newest is None or newest.is_published


def goes_out_without_publication(scene: actions.Scene) -> bool:
    return not can_be_public(scene)
