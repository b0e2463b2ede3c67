"""The names of categories, for figures that are split by what reports are about."""

from __future__ import annotations

from collections.abc import Iterable

from tinhso.systems.feedback.models import Category


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Offered at ``indicators.topics``."""
    return dict(Category.objects.filter(code__in=list(codes)).values_list("code", "name"))
