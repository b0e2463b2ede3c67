"""One reader before one case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.competence import competent
from tinhso.engines.cases.elsewhere import elsewhere
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.events import api as events
from tinhso.engines.events.api import Actor


@dataclass(frozen=True)
class Scene:
    """One reader before one case: what is open follows from nothing else."""

    actor: Actor
    case: Case
    task: Task | None  # the open task of this case that the reader may do

    @property
    def is_applicant(self) -> bool:
        return not self.actor.is_official

    @cached_property
    def may_answer(self) -> bool:
        """Whether the reader speaks for the owner: the owner, or whoever has a mandate; who only follows does not."""
        owns = self.actor.subject == self.case.owner and not self.actor.is_official
        return owns or (self.is_applicant and access.may(self.actor, "cases.answer", self.case))

    def may(self, permission: str) -> bool:
        reached = self._competent.get(permission)
        if reached is None:
            reached = self._competent[permission] = competent(self.case, permission)
        return access.may_at(self.actor, permission, reached)

    @cached_property
    def looked_at(self) -> datetime | None:
        """When the reader's look at personal data was last written down within a day; read once."""
        return events.last_look(self.case.pk, by=self.actor, since=clock.now() - timedelta(days=1))

    @cached_property
    def is_handled_elsewhere(self) -> bool:
        """Whether another system does the steps of this case."""
        return elsewhere(self.case) is not None

    @cached_property
    def _competent(self) -> dict[str, frozenset[int]]:
        return {}
