"""Alerts and rules as their readers see them: whoever may watch the unit."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import Sight, sight
from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule

MOST, CLOSED = 100, 20


def _seen(seen: Sight, prefix: str = "") -> Q:
    mine = Q(**{f"{prefix}office__in": list(seen.offices)}) if seen.offices is not None else Q()
    return mine | Q(**{f"{prefix}office": None}) if seen.is_whole else mine


def open_alerts(actor: Actor | None) -> Sequence[Alert]:
    """Those nobody has closed, the firing ones first and the newest before others."""
    found = Alert.objects.filter(_seen(sight(actor), "rule__"), closed_at=None).select_related("rule")
    return list(found.order_by("cleared_at", "-opened_at")[:MOST])


def closed_alerts(actor: Actor | None) -> Sequence[Alert]:
    """Those that were closed, the newest first."""
    found = Alert.objects.filter(_seen(sight(actor), "rule__"), closed_at__isnull=False).select_related("rule")
    return list(found.order_by("-closed_at")[:CLOSED])


def rules_for(actor: Actor | None) -> QuerySet[AlertRule]:
    """Rules in force on units that the actor sees."""
    return AlertRule.objects.filter(_seen(sight(actor)), ended_at=None).order_by("code", "unit")[:MOST]
