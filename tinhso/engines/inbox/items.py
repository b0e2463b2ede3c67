"""What stands in the two lists, whatever system it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.functional import Promise

from tinhso.engines.events.api import Actor

Text = str | Promise


@dataclass(frozen=True)
class Work:
    """One piece of work that waits for an official."""

    code: str
    title: str
    step: Text
    who: str  # the applicant, as an official may read it
    url: str
    since: datetime
    due_at: datetime | None
    is_mine: bool  # taken up by the reader; otherwise it waits for anybody of the office
    pick: str = ""  # what a list's form sends of it where it can be chosen: the case's code and the task
    for_whom: str = ""  # the absent colleague for whom the reader stands in


@dataclass(frozen=True)
class Matter:
    """One thing that a person has with the province."""

    code: str
    title: str
    state: Text
    tone: str
    url: str
    at: datetime
    needs_you: bool = False  # something must be done by the person


@dataclass(frozen=True)
class Wanted:
    """Which work: all, what is late, what is taken up; and words of a code, title or name."""

    only: str = ""  # "", "late", "mine", "free"
    words: str = ""
    limit: int = 50


class WorkSource(Protocol):
    """Offered at ``inbox.work``: the most urgent work of one system for an actor, and how much there is."""

    def items(self, actor: Actor, wanted: Wanted) -> Sequence[Work]: ...

    def counts(self, actor: Actor) -> dict[str, int]:
        """``{"all": …, "late": …, "mine": …}``."""


class MatterSource(Protocol):
    """Offered at ``inbox.matters``: what a person has with one system, newest first."""

    def items(self, actor: Actor, limit: int) -> Sequence[Matter]: ...
