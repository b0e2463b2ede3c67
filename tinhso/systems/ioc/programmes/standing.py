"""How a task stood at a moment: worked out from its records, today as for any day that has passed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import pgettext_lazy

from tinhso.base import clock
from tinhso.engines.cases.models import Postponement

if TYPE_CHECKING:
    from tinhso.systems.ioc.programmes.nouns import Assignment  # noqa: F401


class State(models.TextChoices):
    """Each task is in exactly one. Days count, not hours: a task is on time through the whole of its last day."""

    DONE_AHEAD = "done_ahead", pgettext_lazy("task", "finished ahead of time")
    DONE = "done", pgettext_lazy("task", "finished on time")
    DONE_LATE = "done_late", pgettext_lazy("task", "finished late")
    WAITING = "waiting", pgettext_lazy("task", "waiting for confirmation")
    RUNNING = "running", pgettext_lazy("task", "under way")
    OVERDUE = "overdue", pgettext_lazy("task", "overdue")
    STOPPED = "stopped", pgettext_lazy("task", "stopped")


FINISHED = (State.DONE_AHEAD, State.DONE, State.DONE_LATE)
OPEN = (State.WAITING, State.RUNNING, State.OVERDUE)


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def as_of(self, moment: datetime) -> Self:
        """The tasks that had been given by then, each with its ``state``, ``due_then`` and ``filed_then``.

        A task is judged by the day its owner handed in the product that stands, not by how long others took to look:
        ahead of time before the month, quarter or year (or day) that was named, on time within it.
        """
        later = Postponement.objects.filter(case=OuterRef("pk"), at__gt=moment).order_by("at")
        filed = apps.get_model("ioc", "Product")._default_manager.filter(assignment=OuterRef("pk"), at__lte=moment)
        filed = filed.filter(Q(returned_at=None) | Q(returned_at__gt=moment)).order_by("-at")
        found = self.filter(given_at__lte=moment).annotate(
            due_then=Coalesce(Subquery(later.values("due_before")[:1]), F("case__due_at")),
            filed_then=Subquery(filed.values("at")[:1]),
        )
        due = TruncDate("due_then", tzinfo=clock.HO_CHI_MINH)
        late = Q(acted__gt=F("due_day"))
        ended = Q(case__ended_at__lte=moment)
        return found.annotate(
            due_day=due, acted=TruncDate(Coalesce(F("filed_then"), Value(moment)), tzinfo=clock.HO_CHI_MINH)
        ).annotate(
            state=Case(
                When(ended & Q(case__stop__isnull=False), then=Value(State.STOPPED.value)),
                When(ended & late, then=Value(State.DONE_LATE.value)),
                When(ended & Q(acted__lt=F("due_from")), then=Value(State.DONE_AHEAD.value)),
                When(ended, then=Value(State.DONE.value)),
                When(late, then=Value(State.OVERDUE.value)),
                When(filed_then__isnull=False, then=Value(State.WAITING.value)),
                default=Value(State.RUNNING.value),
                output_field=models.CharField(),
            )
        )

    def overdue(self) -> Self:
        """Of tasks ``as_of`` a moment those that were overdue then, the longest first."""
        return self.filter(Q(state=State.OVERDUE)).order_by(F("due_then"), "pk")
