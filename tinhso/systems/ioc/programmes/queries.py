"""Programmes and their tasks as their readers see them: whoever may read the case, and whoever steers the programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.programmes.kinds import TASK
from tinhso.systems.ioc.programmes.nouns import Assignment, Programme
from tinhso.systems.ioc.programmes.standing import AssignmentQuerySet
from tinhso.systems.ioc.programmes.verbs.ground import PLAN

MOST = 500


@dataclass(frozen=True)
class Tally:
    """How many tasks are in each state; what is finished, open and given follows."""

    done_ahead: int = 0
    done: int = 0
    done_late: int = 0
    waiting: int = 0
    running: int = 0
    overdue: int = 0
    stopped: int = 0

    @property
    def all(self) -> int:
        return self.aimed + self.stopped

    @property
    def finished(self) -> int:
        return self.done_ahead + self.done + self.done_late

    @property
    def aimed(self) -> int:
        """What is to be finished: without what was stopped."""
        return self.finished + self.waiting + self.running + self.overdue


def tasks_for(actor: Actor | None) -> AssignmentQuerySet:
    """The tasks that the actor may read: those of one's agency, as owner or supporting, and of all under it."""
    seen = access.only(actor, "cases.read", Case.objects.filter(kind=TASK))
    return Assignment.objects.filter(case__in=seen)


def programmes_for(actor: Actor | None) -> QuerySet[Programme]:
    """Those with a task that the actor may read, and those of offices for which the actor steers."""
    own = [office.pk for office in _giving() if access.may_at(actor, PLAN, directory.subjects_of(office))]
    wanted = Q(pk__in=tasks_for(actor).values("programme")) | Q(office__in=own)
    return Programme.objects.filter(wanted).select_related("office", "followed_by")


def programmes_of(keys: Iterable[UUID]) -> QuerySet[Programme]:
    """Those with these keys, the newest first."""
    return Programme.objects.filter(pk__in=list(keys))


def programme_for(actor: Actor | None, key: UUID) -> Programme:
    """Raises Programme.DoesNotExist for one that is not there or not for ``actor``."""
    return programmes_for(actor).select_related("document").get(pk=key)


def tallies(actor: Actor | None, moment: datetime, keys: Iterable[UUID] | None = None) -> dict[UUID, Tally]:
    """By programme, of the tasks that the actor may read, as they stood at ``moment``; one statement."""
    tasks = tasks_for(actor).as_of(moment)
    if keys is not None:
        tasks = tasks.filter(programme__in=list(keys))
    found: dict[UUID, Counter[str]] = {}
    rows = tasks.order_by().values("programme", "state").annotate(n=Count("pk"))  # type: ignore[misc]
    for programme, state, n in rows.values_list("programme", "state", "n"):
        found.setdefault(programme, Counter())[state] = n
    return {key: Tally(**counter) for key, counter in found.items()}


def tallied(tasks: Iterable[Assignment]) -> Tally:
    """Of tasks that come with their states."""
    return Tally(**Counter(task.state for task in tasks))


def tasks_of(actor: Actor | None, programme: Programme | None, moment: datetime) -> list[Assignment]:
    """The tasks of one programme, or of all, that the actor may read, as they stood at ``moment``; by their numbers."""
    found = tasks_for(actor).as_of(moment).select_related("case__office", "programme")
    if programme is not None:
        found = found.filter(programme=programme)
    found = found.prefetch_related("supporting", "case__progress", "case__postponements")
    return list(found.order_by("-programme__first", "programme", "number")[:MOST])


def task_for(actor: Actor, code: str) -> Assignment:
    """As it stands now. Raises Case.DoesNotExist for one that is not there or not for ``actor``."""
    related = ("case__office", "case__received_by", "programme__office", "programme__followed_by")
    return Assignment.objects.as_of(clock.now()).select_related(*related).get(case=cases.case_for(actor, code))


def overdue_of(actor: Actor | None) -> int:
    """How many tasks that the actor may read are overdue; one statement."""
    return tasks_for(actor).as_of(clock.now()).overdue().count()


def steers(actor: Actor | None, programme: Programme) -> bool:
    """Whether the actor may give, postpone and stop its tasks."""
    return access.may_at(actor, PLAN, directory.subjects_of(programme.office))


def offices_to_plan(actor: Actor | None) -> list[Office]:
    """The agencies that the actor may give tasks to; neither divisions nor what is closed."""
    scopes = access.scopes(actor, PLAN)
    every = Office.objects.filter(valid_to=None).exclude(kind__in=(Office.Kind.DIVISION, Office.Kind.DESK))
    return [one for one in directory.by_code(every) if not scopes.isdisjoint(directory.subjects_of(one))]


def _giving() -> list[Office]:
    return list(Office.objects.filter(pk__in=Programme.objects.values("office")))
