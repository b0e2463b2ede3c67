"""A task changes hands: given to a colleague, called back, left behind by whoever goes, taken up by whoever comes."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case, HandOver, Task
from tinhso.engines.cases.standing_in import stands_in
from tinhso.engines.cases.verbs import _ground as ground
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import PLATFORM, Actor


@transaction.atomic
def hand_over(task_id: UUID, *, to: Position, by: Actor, note: str = "") -> Task:
    """Give a task to a colleague who may do it: the holder's own, or with the right to assign."""
    case, task = _open(task_id)
    holder = task.holder
    if holder is None or (holder.subject_id != by.position and not stands_in(by, holder.subject_id)):
        by = access.require_at(by, "cases.assign", directory.subjects_of(task.office))
    if holder == to:
        raise AlreadyDone(_("This colleague has the step already."))
    if task.office.here_id not in access.scopes(Actor(0, to.subject_id), task.needs):
        raise Refused(_("That colleague does not have the right to do this step."), field="to")
    giver = ground.position(by)
    HandOver.objects.create(case=case, task=task, giver=giver, before=holder, taker=to, at=clock.now(), note=note)
    task.note = note or task.note
    _put(case, task, to, by=by)
    return task


@transaction.atomic
def call_back(task_id: UUID, *, by: Actor) -> Task:
    """Take back a task that one handed over, as long as the colleague has not finished it.

    Raises AlreadyDone if it is finished or went on from there, Denied for somebody else's handing over.
    """
    case, task = _open(task_id)
    made = (
        HandOver.objects.filter(task=task, called_back_at=None).order_by("-at", "-id").select_related("giver").first()
    )
    if made is None or made.taker_id != task.holder_id:
        raise AlreadyDone(_("There is nothing to call back: the step has gone on from there."))
    if by.position is None or made.giver.subject_id != by.position:
        raise Denied(_("Only whoever handed the step over can call it back."))
    made.called_back_at = clock.now()
    made.save(update_fields=["called_back_at"])
    task.holder = made.giver if made.before_id == made.giver_id else made.before
    task.save(update_fields=["holder"])
    ground.tell("cases.called_back", case, by=by, from_whom=made.taker.subject_id)
    return task


@transaction.atomic
def leave_behind(task_id: UUID, *, by: Actor = PLATFORM) -> Task | None:
    """The post that held the task has ended: whoever was appointed to follow it goes on, else the office itself.

    None where the task was finished or the post goes on; a second time changes nothing.
    """
    case, task = _open(task_id, finished=True)
    left = task.holder
    if task.done_at is not None or left is None or left.is_held(clock.today()):
        return None
    task.left_by = left
    heir = next((post for post in directory.positions_in(left.office) if _follows(post, left)), None)
    if heir is not None and _may(heir, task):
        _put(case, task, heir, by=by)
        return task
    task.holder = None
    task.save(update_fields=["holder", "left_by"])
    ground.tell("cases.left_behind", case, by=by, post=left.subject_id)
    return task


@transaction.atomic
def inherit(task_id: UUID, *, to: Position, by: Actor = PLATFORM) -> Task | None:
    """Whoever now has the title of a post that ended takes up what it left, unless a colleague has."""
    case, task = _open(task_id, finished=True)
    left = task.left_by
    if task.done_at is not None or task.holder is not None or left is None or not _follows(to, left):
        return None
    if not _may(to, task):
        return None
    _put(case, task, to, by=by)
    return task


def _follows(post: Position, left: Position) -> bool:
    """The same title, begun when the other ended or later: colleagues of that title have their own work."""
    return post.title == left.title and left.valid_to is not None and post.valid_from >= left.valid_to


def _open(task_id: UUID, *, finished: bool = False) -> tuple[Case, Task]:
    case = ground.lock(Task.objects.values_list("case", flat=True).get(pk=task_id))
    task: Task = Task.objects.select_related("office", "holder__office", "left_by").get(pk=task_id)
    if task.done_at is not None and not finished:
        raise AlreadyDone(_("This step is already finished."))
    return case, task


def _put(case: Case, task: Task, to: Position, *, by: Actor) -> None:
    task.holder, task.left_by = to, None
    task.save(update_fields=["holder", "left_by", "note"])
    ground.tell("cases.handed_over", case, by=by, to=to.subject_id)


def _may(post: Position, task: Task) -> bool:
    return task.office.here_id in access.scopes(Actor(0, post.subject_id), task.needs)
