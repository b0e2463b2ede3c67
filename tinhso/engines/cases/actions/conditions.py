"""What an action asks of the case beyond its stage, the reader's task and the permission."""

from __future__ import annotations

from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.models import Stage, Task


def may_ask(scene: Scene) -> bool:
    """The desk before receipt; after it whoever works on the case now."""
    if scene.case.stage == Stage.SUBMITTED or waits_at_desk(scene):
        return scene.may("cases.receive")
    return works_on_it(scene) and scene.may("cases.process")


def waits_at_desk(scene: Scene) -> bool:
    """The reader's own task is to look the case through, for the first time or since it was given back."""
    return scene.task is not None and scene.task.kind == Task.Kind.RECEPTION


def works_on_it(scene: Scene) -> bool:
    """The reader handles the case now; whoever only gives an opinion does not."""
    return scene.task is not None and scene.task.kind != Task.Kind.OPINION


def is_past_the_first_step(scene: Scene) -> bool:
    return scene.task is not None and scene.task.step is not None and scene.task.step.order > 1


def was_never_extended(scene: Scene) -> bool:
    return not hasattr(scene.case, "extension")


def has_ended_unrated(scene: Scene) -> bool:
    return scene.case.ended_at is not None and not scene.case.is_rated
