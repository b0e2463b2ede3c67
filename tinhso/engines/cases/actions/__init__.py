"""What can be done with a case on its page: each action is a form, a verb and a sentence.

A system declares a table of its own actions beside those that every kind of case has (``usual``).
"""

from tinhso.engines.cases.actions import usual
from tinhso.engines.cases.actions.acting import act
from tinhso.engines.cases.actions.action import Action, Actions, Text, always
from tinhso.engines.cases.actions.conditions import (
    has_ended_unrated,
    is_past_the_first_step,
    may_ask,
    waits_at_desk,
    was_never_extended,
    works_on_it,
)
from tinhso.engines.cases.actions.consulting import ConsultForm
from tinhso.engines.cases.actions.doing import end_of, task_of
from tinhso.engines.cases.actions.fields import ActionForm, FinishForm, HandOverForm, ReasonForm, long_text
from tinhso.engines.cases.actions.looking import OPEN_FOR, looked_within
from tinhso.engines.cases.actions.scene import Scene

__all__ = [
    "OPEN_FOR",
    "Action",
    "ActionForm",
    "Actions",
    "ConsultForm",
    "FinishForm",
    "HandOverForm",
    "ReasonForm",
    "Scene",
    "Text",
    "act",
    "always",
    "usual",
    "end_of",
    "has_ended_unrated",
    "is_past_the_first_step",
    "long_text",
    "looked_within",
    "may_ask",
    "task_of",
    "waits_at_desk",
    "was_never_extended",
    "works_on_it",
]
