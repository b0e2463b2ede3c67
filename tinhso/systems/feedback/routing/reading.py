"""Reading the table, and the communes that it may name."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.systems.feedback.models import Rule


def rules_in_force() -> list[Rule]:
    """Every rule of today, by category and order."""
    on = clock.today()
    rows = Rule.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
    found = rows.select_related("category", "area", "lead").prefetch_related("supporting")
    return list(found.order_by("category__order", "category", "order", "pk"))


def areas() -> QuerySet[Area]:
    """The communes of the province today."""
    province = directory.home_province()
    found = Area.objects.filter(level=Area.Level.COMMUNE, valid_to=None)
    return (found.filter(parent=province) if province is not None else found).order_by("name")
