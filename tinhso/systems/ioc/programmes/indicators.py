"""Figures of the tasks of programmes, by the agency that owns them; each opens its tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.indicators.api import DOWN, UP, Board, Line, Live, Measure, Ratio, Stock, count
from tinhso.systems.ioc.programmes.nouns import Assignment
from tinhso.systems.ioc.programmes.standing import AssignmentQuerySet

Offices = Sequence[int] | None  # *here* integers; None: the whole province


@dataclass(frozen=True)
class OverdueTasks:
    """The two sides of a Live indicator: open tasks whose last day has passed, now or at ``moment``."""

    moment: datetime | None = None

    def count(self, offices: Offices) -> Mapping[int, int]:
        """How many per owner (*here* integers)."""
        return dict(self._late(offices).order_by().values_list("case__office__here").annotate(n=Count("pk")))

    def drill(self, offices: Offices, after: str, n: int) -> Iterable[Line]:
        """The very tasks, the longest overdue first."""
        rows = self._late(offices).select_related("case__office")
        if after:
            moment, _mark, key = after.partition("_")
            since = datetime.fromisoformat(moment)
            rows = rows.filter(Q(due_then__gt=since) | Q(due_then=since, pk__gt=key))
        for task in rows[:n]:
            case, due = task.case, task.due_then
            yield Line(
                at=due, kind="ioc.assigned", model="ioc.assignment", record=task.pk, office=case.office.here_id,
                area=case.area_id, cursor=f"{due.isoformat()}_{task.pk}",
            )  # fmt: skip

    def _late(self, offices: Offices) -> AssignmentQuerySet:
        found = Assignment.objects.as_of(self.moment or clock.now()).overdue()
        return found if offices is None else found.filter(case__office__here__in=offices)


GIVEN = Stock(
    "ioc.tasks",
    _("Tasks of programmes"),
    plus=count("ioc.assigned"),
    minus=count("ioc.task_stopped"),
    definition=_("Tasks of resolutions and plans that had been given by the end of the period and were not stopped."),
)
ALL_FINISHED = Stock(plus=count("ioc.task_finished"), minus=count())
FINISHED = Ratio(
    "ioc.tasks_finished",
    _("Tasks of programmes finished"),
    of=ALL_FINISHED,
    over=GIVEN,
    better=UP,
    definition=_("Of the tasks given by the end of the period: those confirmed as finished, with their product."),
)
IN_TIME = Ratio(
    "ioc.tasks_in_time",
    _("Of these finished in time"),
    of=Stock(plus=count("ioc.task_finished", on_time=True), minus=count()),
    over=ALL_FINISHED,
    better=UP,
    target=100,
    definition=_(
        "Of the finished tasks of programmes: those whose product was handed in by their last day, or before."
    ),
)
ON_TIME = Ratio(
    "ioc.tasks_on_time",
    _("Of these finished on time, not ahead of it"),
    of=Stock(plus=count("ioc.task_finished", on_time=True, ahead=False), minus=count()),
    over=ALL_FINISHED,
    definition=_(
        "Of the finished tasks of programmes: those whose product was handed in within the month, quarter or year (or "
        "on the day) that was named, neither earlier nor later."
    ),
)
CONFIRMED = Measure(
    "ioc.tasks_confirmed",
    _("Tasks of programmes finished in the period"),
    kinds=("ioc.task_finished",),
    better=UP,
    definition=_("Tasks of resolutions and plans that were confirmed as finished in the period."),
)
_NOW = OverdueTasks()
OVERDUE = Live(
    "ioc.tasks_overdue",
    _("Tasks of programmes overdue now"),
    better=DOWN,
    count=_NOW.count,
    drill=_NOW.drill,
    then=OverdueTasks,
    definition=_("Open tasks of resolutions and plans whose last day has passed without a product handed in by then."),
)
POSTPONED = Measure(
    "ioc.tasks_postponed",
    _("Postponements of tasks of programmes"),
    kinds=("ioc.task_postponed",),
    better=DOWN,
    definition=_("How often a task of a resolution or plan was given a later day in the period."),
)
PROGRAMMES = Board(
    "programmes",
    _("Programmes and plans"),
    (FINISHED, IN_TIME, OVERDUE, GIVEN, ON_TIME, CONFIRMED, POSTPONED),
    order=35,
    wall=(FINISHED, IN_TIME, OVERDUE),
)
