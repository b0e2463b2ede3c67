"""What the office that gave a task does with it later: another day, other support, or an end without a product."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Postponement, Stop
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, together
from tinhso.systems.ioc.followed.ground import days_until, end_early, sentence, tell_lead, who
from tinhso.systems.ioc.programmes.nouns import Assignment, Rearrangement
from tinhso.systems.ioc.programmes.verbs.ground import ask_support, locked, steers


@transaction.atomic
@together()
def postpone(task: Assignment, *, deadline: date, words: str, by: Actor) -> Postponement:
    """Give the task another day, later than the one it has; every day it had stays in its history.

    Raises Denied unless ``by`` speaks for the office that gave it, Refused beside a field.
    """
    task = locked(task)
    by, words, days = steers(task.programme, by), sentence(words), days_until(deadline)
    if task.products.filter(returned_at=None).exists() and task.case.ended_at is None:
        raise Refused(_("A product waits for confirmation: confirm it or give it back first."))
    if deadline <= task.deadline:
        raise Refused(_("The new date must be later than the present one."), field="deadline")
    limit, giver = Limit(Decimal(days), "day"), directory.position_of(by)
    made = cases.postpone(task.pk, limit=limit, reason=words, giver=giver)
    task.due_from = task.deadline = deadline
    task.save(update_fields=["due_from", "deadline"])
    said = {"programme": task.programme_id, "days": days}
    tell_lead("ioc.task_postponed", task, words, by=by, **said)
    return made


@transaction.atomic
@together()
def arrange_support(task: Assignment, *, supporting: Sequence[Office], words: str, by: Actor) -> Rearrangement:
    """From now on these agencies support the task: those that come are told, those that leave read it no longer.

    Raises Denied unless ``by`` speaks for the office that gave it, Refused beside a field.
    """
    task = locked(task)
    by, words = steers(task.programme, by), sentence(words)
    before, after = set(task.supporting.all()), set(supporting)
    if task.case.ended_at is not None:
        raise Refused(_("This is over already."))
    if task.case.office in after:
        raise Refused(_("The lead agency does not support itself."), field="supporting")
    if before == after:
        raise Refused(_("These agencies support the task already."), field="supporting")
    made: Rearrangement = task.rearrangements.create(words=words, by=who(by), at=clock.now())
    made.joined.set(after - before)
    made.left.set(before - after)
    task.supporting.set(after)
    cases.unfollow(task.pk, {subject for office in before - after for subject in directory.subjects_of(office)})
    cases.follow(task.pk, {subject for office in after for subject in directory.subjects_of(office)})
    tell_lead("ioc.support_changed", task, words, by=by, programme=task.programme_id)
    ask_support(task, after - before)
    return made


@transaction.atomic
@together()
def stop(task: Assignment, *, words: str, by: Actor) -> Stop:
    """The task need not be done any more. Raises Denied as ``postpone`` does, Refused for what is over."""
    task = locked(task)
    by = steers(task.programme, by)
    return end_early(task, "ioc.task_stopped", words=words, by=by, programme=task.programme_id)
