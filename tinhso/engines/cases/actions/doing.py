"""What the actions of every kind of case do: each calls its verb and says what happened."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.actions.action import Text
from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.models import Task
from tinhso.engines.cases.verbs.end import answer_withdrawal as answer_verb
from tinhso.engines.cases.verbs.end import extend as extend_verb
from tinhso.engines.cases.verbs.end import stop as stop_verb
from tinhso.engines.cases.verbs.hand_on import hand_over as hand_over_verb
from tinhso.engines.cases.verbs.work import finish_step as finish_verb
from tinhso.engines.cases.verbs.work import send_back as send_back_verb

Data = dict[str, Any]


def finish_step(scene: Scene, data: Data) -> Text:
    following = finish_verb(task_of(scene).pk, by=scene.actor, note=data["note"], version=data["version"])
    return _("The step is finished. Next: %(step)s.") % {"step": following.name if following else ""}


def send_back(scene: Scene, data: Data) -> Text:
    task = send_back_verb(task_of(scene).pk, by=scene.actor, reason=data["reason"], version=data["version"])
    return _("It went back to the step “%(step)s”.") % {"step": task.name}


def hand_over(scene: Scene, data: Data) -> Text:
    hand_over_verb(task_of(scene).pk, to=data["to"], note=data["note"], by=scene.actor)
    return _("Handed over to %(who)s.") % {"who": data["to"].person}


def extend(scene: Scene, data: Data) -> Text:
    until = end_of(data["until"])
    if until is None:
        raise Refused(_("Name the new date."), field="until")
    extend_verb(scene.case.pk, until=until, reason=data["reason"], by=scene.actor, version=data["version"])
    return _("The deadline has been extended. Whoever waits is told so with an apology.")


def stop(scene: Scene, data: Data) -> Text:
    stop_verb(scene.case.pk, reason=data["reason"], by=scene.actor, version=data["version"])
    return _("The handling has been stopped. Whoever waits is told why.")


def answer_withdrawal(scene: Scene, data: Data) -> Text:
    agree = data["agree"] == "yes"
    answer_verb(scene.case.pk, agree=agree, reason=data["reason"], by=scene.actor, version=data["version"])
    return _("Stopped as the applicant wished.") if agree else _("The work goes on.")


def unmask(scene: Scene, data: Data) -> Text:
    access.unmask(scene.actor, scene.case, "secret", data["reason"])
    return _("Personal data is shown for thirty minutes. Your reason has been written down.")


def task_of(scene: Scene) -> Task:
    """The reader's own open task. Raises Refused where there is none."""
    if scene.task is None:
        raise Refused(_("There is no step here for you to do now."))
    return scene.task


def end_of(day: Any) -> datetime | None:
    """The close of working time on a day named in a form."""
    return datetime.combine(day, time(17), clock.HO_CHI_MINH) if day else None
