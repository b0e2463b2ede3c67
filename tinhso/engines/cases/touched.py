"""The cases that a change around them touches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tinhso.base import clock
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.directory.models import Office


def with_deadlines_over(first: date | None, last: date | None) -> list[UUID]:
    """Cases with an open deadline that is counted over one of these days, both included; None is without end."""
    counted, opened = Q(), Q()
    if first is not None:
        counted &= Q(due_at__gte=clock.at(first.year, first.month, first.day))
    if last is not None:
        after = last + timedelta(days=1)
        end = clock.at(after.year, after.month, after.day)
        counted, opened = counted & Q(received_at__lt=end), Q(begun_at__lt=end)
    working = Task.objects.open().exclude(due_at=None).filter(opened)
    if first is not None:
        working = working.filter(due_at__gte=clock.at(first.year, first.month, first.day))
    running = Q(ended_at=None, received_at__isnull=False) & counted
    return list(
        Case.objects.filter(running | Q(pk__in=working.values("case"))).order_by("pk").values_list("pk", flat=True)
    )


def anywhere_in(offices: Iterable[int]) -> QuerySet[Case]:
    """Cases that one of these offices (by *here*) settles, took in, or has or had a task of.

    Read in the order of their keys, some at a time, whoever has a task is asked case by case: never all tasks at once.
    """
    keys = list(Office.objects.filter(here__in=list(offices)).values_list("pk", flat=True))
    worked = Exists(Task.objects.filter(case=OuterRef("pk"), office__in=keys))
    return Case.objects.filter(Q(office__in=keys) | Q(received_by__in=keys) | worked)
