"""Whose time has passed, by the rules in force on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import Case, DateTimeField, DurationField, ExpressionWrapper, F, Q, QuerySet, Value, When

from tinhso.base import clock
from tinhso.systems.feedback.models import Report, Retention
from tinhso.systems.feedback.values.rows import is_example

What = Literal["anonymise", "delete"]


@dataclass(frozen=True)
class Rule:
    """A rule in force, and how many reports it reaches on a day."""

    retention: Retention
    what: What
    days: int

    @property
    def is_example(self) -> bool:
        return is_example(self.retention.law)


def rules(on: datetime) -> list[Rule]:
    """The rules in force on a day: of each openness the newest."""
    day = clock.local(on).date()
    rows = Retention.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
    newest = {row.openness: row for row in rows.order_by("valid_from", "pk")}
    return [
        rule
        for row in newest.values()
        for rule in (Rule(row, "anonymise", row.anonymise_days), Rule(row, "delete", row.delete_days))
    ]


def due(what: What, *, by: datetime | None = None) -> QuerySet[Report]:
    """The reports whose time to be made anonymous, or deleted, has come ``by`` then; ``due_on`` says when it came.

    Counted from the day on which the report was ended; one that is handled, or handled again, is never due.
    """
    moment = by or clock.now()
    chosen = {rule.retention.openness: timedelta(days=rule.days) for rule in rules(moment) if rule.what == what}
    reached, spans = Q(pk__in=()), []
    for openness, days in chosen.items():
        reached |= Q(category__openness=openness, case__ended_at__lte=moment - days)
        spans.append(When(category__openness=openness, then=Value(days, DurationField())))
    found = Report.objects.filter(reached)
    if what == "anonymise":
        found = found.filter(reporter__anonymised_at=None)
    span = Case(*spans, default=Value(timedelta(), DurationField()), output_field=DurationField())
    return found.annotate(due_on=ExpressionWrapper(F("case__ended_at") + span, DateTimeField()))
