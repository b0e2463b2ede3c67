"""Reading the table."""

from __future__ import annotations

from django.db.models import Q

from tinhso.base import clock
from tinhso.systems.feedback.models import Rule


def rules_in_force() -> list[Rule]:
    """Every rule of today, by category and order."""
    on = clock.today()
    rows = Rule.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
    found = rows.select_related("category", "area", "lead").prefetch_related("supporting")
    return list(found.order_by("category__order", "category", "order", "pk"))
