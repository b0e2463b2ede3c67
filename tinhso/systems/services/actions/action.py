"""The shape of an action, and which ones are open to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

from tinhso.engines.cases.models import Case, Task
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

    def at(self, kind: str) -> bool:
        """Does the reader's open task have this kind?"""
        return self.task is not None and self.task.kind == kind


@dataclass(frozen=True)
class Action:
    """``slug`` is the noun in the address; ``do`` calls the verb and returns what to tell the reader."""

    slug: str
    name: Text
    button: Text
    explain: Text
    form: Callable[..., forms.Form]
    open_to: Callable[[Scene], bool]
    do: Callable[[Scene, dict[str, Any]], Text]
    is_main: bool = False
    is_grave: bool = False
    shows_result: bool = False  # before signing, what the result will say stands beside the form
