"""Who has how much to do in an office, and how late it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.absent import Absence
from tinhso.engines.cases.models import Task
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor

MOST = 300
NEAR = timedelta(days=1)


@dataclass(frozen=True)
class Load:
    """What one post has; ``post`` is None for what nobody has taken up."""

    post: Position | None
    tasks: Sequence[Task]
    away: Absence | None = None

    @property
    def late(self) -> int:
        return sum(_is_late(task) for task in self.tasks)

    @property
    def near(self) -> int:
        soon = clock.now() + NEAR
        return sum(task.due_at is not None and not _is_late(task) and task.due_at <= soon for task in self.tasks)

    @property
    def oldest(self) -> datetime | None:
        """The nearest of its deadlines."""
        return min((task.due_at for task in self.tasks if task.due_at), default=None)


@dataclass(frozen=True)
class Busy:
    """An office with the number of its open tasks, and how many of them are late."""

    office: Office
    open: int
    late: int


def offices_to_assign(actor: Actor) -> list[Busy]:
    """Where the reader assigns work and something is open, the most late first; one's own office always."""
    scopes = access.scopes(actor, "cases.assign")
    reached = Office.objects.filter(Q(here__in=scopes) | Q(below__in=scopes))
    here: set[int] = set()
    for office in reached:
        here.update(directory.offices_under(office) if office.below_id in scopes else [office.here_id])
    late = Count("id", filter=Q(due_at__lt=clock.now()))
    rows = Task.objects.open().filter(office__here__in=here).values("office__here").annotate(n=Count("id"), late=late)
    counted = {row["office__here"]: (row["n"], row["late"]) for row in rows}
    shown = set(counted) | ({actor.office} if actor.office in here else set())
    offices = directory.offices_by_here(key for key in shown if key is not None)
    found = [Busy(office, *counted.get(key, (0, 0))) for key, office in offices.items()]
    return sorted(found, key=lambda busy: (-busy.late, -busy.open, busy.office.name))


def load_of(office: Office) -> list[Load]:
    """What nobody has taken up first, then every post of the office, the most late first."""
    open_tasks = Task.objects.open().filter(office=office).select_related("case", "holder__person__party")
    tasks = list(open_tasks.order_by("due_at", "id")[:MOST])
    by_post: dict[Position | None, list[Task]] = {post: [] for post in directory.positions_in(office) if post.person_id}
    for task in tasks:
        by_post.setdefault(task.holder, []).append(task)
    away = absent_in(post for post in by_post if post is not None)
    free = Load(None, by_post.pop(None, []))
    loads = [Load(post, has, away.get(post) if post else None) for post, has in by_post.items()]
    return [free, *sorted(loads, key=lambda load: (-load.late, -len(load.tasks)))]


def absent_in(posts: Iterable[Position]) -> dict[Position, Absence]:
    """Who of them is away now."""
    now = clock.now()
    rows = Absence.objects.filter(position__in=list(posts), ended_at=None, since__lte=now, until__gt=now)
    return {row.position: row for row in rows.select_related("position", "deputy__person__party")}


def _is_late(task: Task) -> bool:
    return task.due_at is not None and task.due_at < clock.now()
