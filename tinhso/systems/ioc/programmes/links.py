"""Tasks of programmes as other parts link to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.programmes.queries import tasks_for


def task_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Title and address of those tasks that the reader may see."""
    seen = tasks_for(actor).filter(pk__in=ids).select_related("case")
    return {task.pk: (f"{task.case.code} · {task.case.title}", cases.url_of(task.case)) for task in seen}


LINKS = {"ioc.assignment": task_links}
