"""How long each thing may take, by the rules in force on the day."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db.models import F, Q

from tinhso.base import clock
from tinhso.engines.calendars.api import Limit, Unit
from tinhso.systems.feedback.models import Category, TimeLimit


def limit_for(what: str, category: Category, on: date | None = None) -> Limit:
    """The most exact rule: of the category itself, of its field, of all; urgent ones apart.

    Raises LookupError where no rule is in force: reference data is missing.
    """
    day = on or clock.today()
    rules = TimeLimit.objects.filter(
        Q(category=None) | Q(category__in=[category.pk, category.parent_id]),
        Q(valid_to=None) | Q(valid_to__gt=day),
        what=what,
        is_urgent=category.is_urgent,
        valid_from__lte=day,
    )
    own = Q(category=category.pk)
    ranked = rules.annotate(is_own=own).order_by("-is_own", F("category").asc(nulls_last=True), "-valid_from")
    rule = ranked.first()
    if rule is None:
        raise LookupError(f"No time limit “{what}” is in force for {category.code} on {day}.")
    return Limit(rule.amount, cast(Unit, rule.unit))
