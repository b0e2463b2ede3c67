"""Who may steer a programme, and its task held until the transaction ends."""

from __future__ import annotations

from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.programmes.nouns import Assignment, Programme

PLAN = "ioc.plan"


def steers(programme: Programme, by: Actor) -> Actor:
    """``by`` as the act is to be recorded, if it speaks for the office that gives the tasks. Raises Denied."""
    return access.require_at(by, PLAN, directory.subjects_of(programme.office))


def locked(task: Assignment) -> Assignment:
    related = ("programme__office", "case__office")
    return Assignment.objects.select_for_update(of=("self",)).select_related(*related).get(pk=task.pk)
