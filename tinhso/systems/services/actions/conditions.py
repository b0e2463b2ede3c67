"""What an action asks of the dossier beyond its stage, the reader's task and the permission."""

from __future__ import annotations

from tinhso.engines.cases.models import Stage
from tinhso.systems.services.actions.action import Scene
from tinhso.systems.services.personal import sees_personal


def may_ask(scene: Scene) -> bool:
    """The one-stop desk before receipt; after it whoever works on the dossier now."""
    if scene.case.stage == Stage.SUBMITTED:
        return scene.may("cases.receive")
    return scene.task is not None and scene.may("cases.process")


def sees_them_covered(scene: Scene) -> bool:
    return not scene.is_applicant and not sees_personal(scene)


def is_past_the_first_step(scene: Scene) -> bool:
    return scene.task is not None and scene.task.step is not None and scene.task.step.order > 1


def was_never_extended(scene: Scene) -> bool:
    return not hasattr(scene.case, "extension")


def has_ended_unrated(scene: Scene) -> bool:
    return scene.case.ended_at is not None and not scene.case.is_rated
