"""The shape of an action, and which ones are open to whom."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.utils.functional import Promise

from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.models import Stage, Task

Text = str | Promise


def always(scene: Scene) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Action:
    """``slug`` is the noun in the address; ``do`` calls the verb and returns what to tell the reader.

    It is open to one for whom all of this holds: the case is in one of ``stages``, the reader's own open task is
    one of ``tasks``, the reader is the applicant (``by_applicant``), ``also`` holds, and the reader has the
    permission ``needs`` for this case. What is not said does not matter.
    """

    slug: str
    name: Text
    button: Text
    explain: Text
    form: Callable[..., forms.Form]
    do: Callable[[Scene, dict[str, Any]], Text]
    stages: Collection[Stage] = ()
    tasks: Collection[Task.Kind] = ()
    by_applicant: bool = False
    also: Callable[[Scene], bool] = always
    needs: str = ""
    is_main: bool = False
    is_grave: bool = False
    shows_result: bool = False  # before signing, what the result will say stands beside the form
    takes_files: bool = False
    here_only: bool = False  # a step of the work: not while another system does it

    def open_to(self, scene: Scene) -> bool:
        """The permission is asked last: it may cost a query."""
        return (
            (not self.stages or scene.case.stage in self.stages)
            and (not self.tasks or (scene.task is not None and scene.task.kind in self.tasks))
            and (not self.by_applicant or scene.may_answer)
            and self.also(scene)
            and not (self.here_only and scene.is_handled_elsewhere)
            and (not self.needs or scene.may(self.needs))
        )


class Actions(tuple[Action, ...]):
    """A system's actions, in the order in which buttons stand."""

    def __new__(cls, *actions: Action) -> Self:
        return super().__new__(cls, actions)

    def open_to(self, scene: Scene) -> list[Action]:
        """What the reader can do now."""
        return [action for action in self if action.open_to(scene)]

    def by_slug(self, slug: str) -> Action | None:
        return next((action for action in self if action.slug == slug), None)
