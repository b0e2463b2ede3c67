"""What can be done with several cases at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.registry import offered
from tinhso.engines.access import api as access
from tinhso.engines.cases.actions.action import Action
from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.models import Case, Stage
from tinhso.engines.cases.queries import case_for, open_task_for
from tinhso.engines.events.api import Actor

Text = str | Promise
Facts = Mapping[str, Any]
Doing = Callable[[Actor, str, UUID | None, Facts], Text]  # who, the case's code, the task that is meant, what was typed


class NothingToSay(forms.Form):
    """An act that asks nothing but whether it is meant."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor


@dataclass(frozen=True, kw_only=True)
class BulkAct:
    """Offered at ``cases.bulk``. ``kind``: only for cases of this kind; ``do`` gets one case (or one task of it).

    ``form`` is asked once for all, what it holds reaches ``do`` as text. ``needs``: a right without which the button
    does not stand there; each verb checks its own. ``hidden`` acts are begun by a page of their own.
    """

    slug: str
    name: Text
    explain: Text
    do: Doing
    form: Callable[..., forms.Form] = NothingToSay
    kind: str = ""
    needs: str = ""
    is_grave: bool = False
    hidden: bool = False


def acts() -> tuple[BulkAct, ...]:
    """Every act, in the order of the parts."""
    return tuple(act for some in offered("cases.bulk") for act in some)


def act_named(slug: str) -> BulkAct | None:
    return next((act for act in acts() if act.slug == slug), None)


def acts_for(actor: Actor, kind: str = "") -> list[BulkAct]:
    """The buttons of a list of cases of one kind; of a list of every kind where ``kind`` is empty."""
    fitting = (act for act in acts() if not act.hidden and (not kind or act.kind in ("", kind)))
    return [act for act in fitting if not act.needs or access.holds(actor, act.needs)]


def through(action: Action, *, kind: str = "") -> Doing:
    """An action of the case's own page, done without the page; Refused where it is not open to the reader."""

    def do(actor: Actor, code: str, task: UUID | None, facts: Facts) -> Text:
        scene = scene_of(actor, code, kind=kind)
        if not action.open_to(scene):
            sentence = _("This cannot be done now: the case is “%(stage)s”.")
            raise Refused(sentence % {"stage": Stage(scene.case.stage).label})
        return action.do(scene, {**facts, "version": None})

    return do


def scene_of(actor: Actor, code: str, *, kind: str = "") -> Scene:
    """The reader before one case of the batch. Raises Refused for one that is not there for the reader."""
    try:
        case = case_for(actor, code)
    except Case.DoesNotExist:
        raise Refused(_("There is no such case for you.")) from None
    if kind and case.kind != kind:
        raise Refused(_("This is not done with a case of this kind."))
    return Scene(actor, case, open_task_for(actor, case))
