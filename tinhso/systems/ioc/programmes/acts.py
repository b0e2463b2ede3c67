"""What may be done with a task now, by its owner, by the office that follows it, by the one that gave it."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Task
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.followed.acts import Act, by_code
from tinhso.systems.ioc.followed.forms import ProgressForm
from tinhso.systems.ioc.followed.verbs import tell_progress
from tinhso.systems.ioc.programmes.forms import (
    ConfirmForm,
    GiveBackForm,
    PostponeForm,
    ProductForm,
    StopForm,
    SupportForm,
)
from tinhso.systems.ioc.programmes.nouns import Assignment
from tinhso.systems.ioc.programmes.queries import offices_to_plan, steers
from tinhso.systems.ioc.programmes.verbs import carrying, settling, steering


def acts_on(task: Assignment, actor: Actor) -> dict[str, Act]:
    """The acts that are open to ``actor``, by code."""
    found = list[Act]()
    step = cases.open_task_for(actor, task.case)
    if step is not None and step.kind == Task.Kind.STEP:
        tell = _("Tell the progress")
        found.append(Act("progress", tell, tell, ProgressForm, tell_progress))
        hand_in = _("Hand in the product")
        found.append(Act("product", hand_in, hand_in, ProductForm, carrying.file_product, is_main=True))
    elif step is not None:
        confirm = _("Confirm as finished")
        found.append(Act("confirm", confirm, confirm, ConfirmForm, settling.confirm, is_main=True))
        found.append(Act("back", _("Not finished yet"), _("Give it back"), GiveBackForm, settling.give_back))
    if task.case.ended_at is None and steers(actor, task.programme):
        if task.filed_then is None:
            postpone = _("Postpone the task")
            found.append(Act("postpone", postpone, postpone, PostponeForm, steering.postpone, is_rare=True))
        support, offices = _("Change the supporting agencies"), offices_to_plan(actor)
        form = partial(SupportForm, offices=offices, initial={"supporting": [o.code for o in task.supporting.all()]})
        found.append(Act("support", support, support, form, steering.arrange_support, is_rare=True))
        stop = _("Stop the task")
        found.append(Act("stop", stop, stop, StopForm, steering.stop, is_rare=True))
    return by_code(found)
