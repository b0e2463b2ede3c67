"""The shape of an action, and which ones are open to whom."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.utils.functional import Promise

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case, Stage, Task
from tinhso.engines.events import api as events
from tinhso.engines.events.api import Actor

Text = str | Promise


@dataclass(frozen=True)
class Scene:
    """One reader before one dossier: what is open follows from nothing else."""

    actor: Actor
    case: Case
    task: Task | None  # the open task of this case that the reader may do

    @property
    def is_applicant(self) -> bool:
        return not self.actor.is_official

    def may(self, permission: str) -> bool:
        return access.may_at(self.actor, permission, self._involved)

    @cached_property
    def looked_at(self) -> datetime | None:
        """When the reader's look at personal data was last written down within a day; read once."""
        return events.last_look(self.case.pk, by=self.actor, since=clock.now() - timedelta(days=1))

    @cached_property
    def _involved(self) -> frozenset[int]:
        return access.involved(self.case)


def always(scene: Scene) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Action:
    """``slug`` is the noun in the address; ``do`` calls the verb and returns what to tell the reader.

    It is open to one for whom all of this holds: the dossier is in one of ``stages``, the reader's own open task is
    one of ``tasks``, the reader is the applicant (``by_applicant``), ``also`` holds, and the reader has the
    permission ``needs`` for this dossier. What is not said does not matter.
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

    def open_to(self, scene: Scene) -> bool:
        """The permission is asked last: it may cost a query."""
        return (
            (not self.stages or scene.case.stage in self.stages)
            and (not self.tasks or (scene.task is not None and scene.task.kind in self.tasks))
            and (not self.by_applicant or scene.is_applicant)
            and self.also(scene)
            and (not self.needs or scene.may(self.needs))
        )
