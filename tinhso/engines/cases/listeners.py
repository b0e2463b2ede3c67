"""What changes around the cases: the days that are worked, and the tree of offices."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tinhso.engines.cases.jobs import involve_some
from tinhso.engines.cases.models import Task
from tinhso.engines.cases.touched import with_deadlines_over
from tinhso.engines.cases.verbs.hand_on import inherit, leave_behind
from tinhso.engines.cases.verbs.redate import redate
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event


@on("calendars.changed")
def date_anew(event: Event) -> None:
    """Every open deadline that the changed days touch, one case after the other; done again it changes nothing."""
    first, last = (date.fromisoformat(text) if text else None for text in map(event.facts.get, ("first", "last")))
    for case in with_deadlines_over(first, last):
        redate(case, calendar=UUID(str(event.subject)))


@on("directory.appointment_ended")
def leave_tasks_behind(event: Event) -> None:
    """What an ended post held goes on at the same desk."""
    held = Task.objects.open().filter(holder=UUID(str(event.subject)))
    for task in list(held.order_by("pk").values_list("pk", flat=True)):
        leave_behind(task)


@on("directory.appointed")
def inherit_tasks(event: Event) -> None:
    """Whoever has the same title in the same office takes up what an ended post left."""
    post = Position.objects.select_related("office").get(pk=str(event.subject))
    left = Task.objects.open().filter(holder=None, left_by__office=post.office_id, left_by__title=post.title)
    for task in list(left.order_by("pk").values_list("pk", flat=True)):
        inherit(task, to=post)


@on("directory.office_moved", "directory.office_closed")
def involve_anew(event: Event) -> None:
    """Cases of the office and of all under it are seen by those above them now: ``jobs.involve_some``."""
    involve_some.later(here=event.office or 0)
