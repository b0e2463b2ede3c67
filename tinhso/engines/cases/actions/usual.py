"""The actions that every kind of case has; a system may give one other words by ``dataclasses.replace``."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.actions import doing, fields
from tinhso.engines.cases.actions.action import Action
from tinhso.engines.cases.actions.changing_hands import CALL_BACK, CLAIM
from tinhso.engines.cases.actions.conditions import is_past_the_first_step, was_never_extended, works_on_it
from tinhso.engines.cases.actions.consulting import CONSULT, GO_ON_WITHOUT, OPINION
from tinhso.engines.cases.models import Stage, Task

__all__ = [
    "ANSWER_WITHDRAWAL",
    "CALL_BACK",
    "CLAIM",
    "CONSULT",
    "EXTEND",
    "FINISH",
    "GO_ON_WITHOUT",
    "HAND_OVER",
    "OPINION",
    "SEND_BACK",
    "STOP",
    "UNMASK",
    "WORKING",
]
WORKING = (Stage.RECEIVED, Stage.PROCESSING)

FINISH = Action(
    slug="xu-ly",
    name=_("Finish this step"),
    button=_("Finish the step"),
    explain=_("It goes on to the next step of the internal process."),
    form=fields.FinishForm,
    do=doing.finish_step,
    stages=WORKING,
    tasks=(Task.Kind.STEP, Task.Kind.REVIEW),
    is_main=True,
    here_only=True,
)
HAND_OVER = Action(
    slug="chuyen-nguoi-khac",
    name=_("Hand over to a colleague"),
    button=_("Hand over"),
    explain=_("The colleague finds the step in the inbox at once."),
    form=fields.HandOverForm,
    do=doing.hand_over,
    tasks=(Task.Kind.STEP, Task.Kind.REVIEW, Task.Kind.SIGN),
    here_only=True,
)
UNMASK = Action(
    slug="xem-thong-tin",
    name=_("See personal data in full"),
    button=_("Show for thirty minutes"),
    explain=_("Say what you need the personal data for. Your reading is written down and the person can be told."),
    form=fields.ReasonForm,
    do=doing.unmask,
    needs="access.unmask",
)
SEND_BACK = Action(
    slug="tra-lai-buoc",
    name=_("Send back to the step before"),
    button=_("Send back"),
    explain=_("Say what must be done again; it goes to whoever did it."),
    form=fields.ReasonForm,
    do=doing.send_back,
    stages=WORKING,
    also=is_past_the_first_step,
    here_only=True,
)
EXTEND = Action(
    slug="gia-han",
    name=_("Extend the deadline and apologise"),
    button=_("Extend"),
    explain=_("Once only. Whoever waits is told the new date with an apology."),
    form=fields.ExtendForm,
    do=doing.extend,
    stages=WORKING,
    also=was_never_extended,
    needs="cases.extend",
)
STOP = Action(
    slug="dung",
    name=_("Stop the handling"),
    button=_("Stop"),
    explain=_("It ends without a decision. Whoever waits is told why. This cannot be undone."),
    form=fields.ReasonForm,
    do=doing.stop,
    stages=WORKING,
    also=works_on_it,
    needs="cases.process",
    is_grave=True,
)
ANSWER_WITHDRAWAL = Action(
    slug="tra-loi-rut",
    name=_("Answer the withdrawal"),
    button=_("Answer"),
    explain=_("The applicant wants it back."),
    form=fields.WithdrawalForm,
    do=doing.answer_withdrawal,
    stages=(Stage.WITHDRAWING,),
    needs="cases.receive",
    is_main=True,
)
