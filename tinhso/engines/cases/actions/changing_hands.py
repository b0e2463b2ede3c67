"""Taking a step up, and calling back what one handed over: actions on the page of every case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.cases.actions.action import Action, Text
from tinhso.engines.cases.actions.doing import Data, task_of
from tinhso.engines.cases.actions.fields import ActionForm
from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.models import HandOver, Stage, Task
from tinhso.engines.cases.verbs.hand_on import call_back as call_back_verb
from tinhso.engines.cases.verbs.work import claim as claim_verb

HELD = (Stage.RECEIVED, Stage.PROCESSING, Stage.SUPPLEMENT, Stage.DUTY)


def claim(scene: Scene, data: Data) -> Text:
    claim_verb(task_of(scene).pk, by=scene.actor)
    return _("Taken up by you.")


def call_back(scene: Scene, data: Data) -> Text:
    made = handed_over(scene)
    if made is None:
        raise Refused(_("There is nothing to call back: the step has gone on from there."))
    call_back_verb(made.task_id, by=scene.actor)
    return _("Called back. The step is where it was before.")


def handed_over(scene: Scene) -> HandOver | None:
    """What the reader handed over and the colleague has not finished; not asked where the reader has the step."""
    if scene.actor.position is None:
        return None
    made = HandOver.objects.filter(
        case=scene.case, giver__subject=scene.actor.position, called_back_at=None, task__done_at=None
    )  # fmt: skip
    newest = made.select_related("task").order_by("-at", "-id").first()
    return newest if newest is not None and newest.task.holder_id == newest.taker_id else None


def can_call_back(scene: Scene) -> bool:
    return handed_over(scene) is not None


def waits_for_anybody(scene: Scene) -> bool:
    return scene.task is not None and scene.task.holder_id is None


CLAIM = Action(
    slug="nhan-viec", name=_("Take this step up"), button=_("Take up"),
    explain=_("It is yours from now on; colleagues see that you handle it."),
    form=ActionForm, do=claim, tasks=(Task.Kind.STEP, Task.Kind.REVIEW, Task.Kind.SIGN, Task.Kind.OPINION),
    also=waits_for_anybody, here_only=True,
)  # fmt: skip
CALL_BACK = Action(
    slug="lay-lai-viec", name=_("Call back what you handed over"), button=_("Call back"),
    explain=_("The colleague no longer has the step; it is where it was before."),
    form=ActionForm, do=call_back, stages=HELD, also=can_call_back,
)  # fmt: skip
