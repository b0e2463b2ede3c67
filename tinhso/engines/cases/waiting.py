"""Supplements that are waited for, near or past their last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tinhso.engines.cases.models import Supplement, SupplementRule
from tinhso.engines.cases.rounds import supplement_rule
from tinhso.engines.cases.verbs.lapse import has_lapsed


def awaited(now: datetime) -> Iterator[tuple[Supplement, SupplementRule]]:
    """Open requests with a last day, of kinds for which there is a rule."""
    rows = Supplement.objects.filter(answered_at=None, closed_at=None).exclude(answer_by=None).exclude(
        reminded_at__isnull=False, lapsed_at__isnull=False
    )  # fmt: skip
    kinds = list(SupplementRule.objects.values_list("kind", flat=True).distinct())
    for asked in rows.filter(case__kind__in=kinds, answer_by__lt=now + timedelta(days=60)).select_related("case"):
        rule = supplement_rule(asked.case.kind, asked.case.topic)
        if rule is not None:
            yield asked, rule


def is_near(asked: Supplement, rule: SupplementRule, now: datetime) -> bool:
    """Whether it is time to remind; one whose last day has passed is not reminded of any more."""
    last = asked.answer_by
    return last is not None and asked.reminded_at is None and last - timedelta(days=rule.remind_before) <= now < last


def is_over(asked: Supplement, rule: SupplementRule) -> bool:
    return asked.lapsed_at is None and has_lapsed(asked, rule)
