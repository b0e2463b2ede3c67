"""What a unit is to reach in a period."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.nouns.cell import Cell


class Target(Cell):
    """The plan for one indicator, unit and period, with the decision it comes from; None: there is no plan."""

    code = models.CharField(_("indicator"), max_length=80)
    basis = models.CharField(_("decision"), max_length=200)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "office", "area", "period"],
                condition=Q(replaced_at=None),
                nulls_distinct=False,
                name="one_target_in_force_per_unit_and_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.period}: {self.value}"
