"""How a return is named to people, and where it stands."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from tinhso.engines.indicators.api import Period, name_period
from tinhso.systems.reports.nouns.returns import Return


def address(one: Return) -> str:
    return reverse("reports:one", args=[one.pk])


def period_name(period: Period) -> str:
    """The period without its days: the form and the list say them elsewhere."""
    return name_period(replace(period, closes_on_14th=False))


def named(one: Return) -> str:
    return f"{one.regime.name}, {period_name(one.lasts)}"
