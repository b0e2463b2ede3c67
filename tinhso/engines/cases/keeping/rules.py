"""Which rule of keeping counts for which case, and the cases whose time has passed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.keepable import KeepingRule
from tinhso.engines.cases.models import Case


@dataclass(frozen=True)
class Span:
    """A rule and the day on which the next one of its topic takes over."""

    rule: KeepingRule
    until: date | None


@transaction.atomic
def set_keeping_rule(
    *, kind: str, topic: str, years: int | None, law: str, valid_from: date, is_example: bool = False
) -> KeepingRule:
    """A rule from a day on; the same day again replaces what was set for it. Done by set-up, not by officials."""
    values = {"years": years, "law": law, "is_example": is_example}
    made, _is_new = KeepingRule.objects.update_or_create(kind=kind, topic=topic, valid_from=valid_from, defaults=values)
    access.set_up_changed()
    return made


@transaction.atomic
def begin_keeping_rule(*, kind: str, topic: str, valid_from: date, **values: Any) -> None:
    """A delivered rule, unless there is one for that topic and day already."""
    KeepingRule.objects.get_or_create(kind=kind, topic=topic, valid_from=valid_from, defaults=values)
    access.set_up_changed()


def spans() -> list[Span]:
    """Every rule with the days on which it was in force, by kind and topic."""
    found: list[Span] = []
    for rule in KeepingRule.objects.order_by("kind", "topic", "-valid_from"):
        after = found[-1].rule if found else None
        follows = after is not None and (after.kind, after.topic) == (rule.kind, rule.topic)
        found.append(Span(rule, after.valid_from if follows and after is not None else None))
    return found


def rule_for(case: Case, among: Iterable[Span] | None = None) -> KeepingRule | None:
    """The rule that counts for an ended case: its topic's own if there was one on that day, else its kind's."""
    if case.ended_at is None:
        return None
    day = clock.local(case.ended_at).date()
    valid = [
        span.rule
        for span in (spans() if among is None else among)
        if span.rule.kind == case.kind
        and span.rule.topic in ("", case.topic)
        and span.rule.valid_from <= day
        and (span.until is None or day < span.until)
    ]
    return max(valid, key=lambda rule: bool(rule.topic), default=None)


def due(by: date | None = None) -> QuerySet[Case]:
    """The cases whose time has passed by a day (today), whatever stands against it; not those that are gone."""
    day, reached, all_spans = by or clock.today(), Q(pk__in=()), spans()
    for span in all_spans:
        rule = span.rule
        if rule.years is None or day.year - rule.years < 1:
            continue
        until = date(day.year - rule.years, 1, 1)
        if span.until is not None:
            until = min(until, span.until)
        theirs = Q(kind=rule.kind, ended_at__gte=_midnight(rule.valid_from), ended_at__lt=_midnight(until))
        reached |= theirs & (Q(topic=rule.topic) if rule.topic else ~_of_their_own(rule.kind, all_spans))
    return Case.objects.filter(reached, tombstone=None)


def _of_their_own(kind: str, all_spans: list[Span]) -> Q:
    """The cases of a kind for which a rule of their own topic counted on the day they ended."""
    found = Q(pk__in=())
    for span in all_spans:
        if span.rule.kind == kind and span.rule.topic:
            theirs = Q(topic=span.rule.topic, ended_at__gte=_midnight(span.rule.valid_from))
            found |= theirs & Q(ended_at__lt=_midnight(span.until)) if span.until else theirs
    return found


def _midnight(day: date) -> datetime:
    return clock.at(day.year, day.month, day.day)
