"""A value of one unit in one period that is never overwritten: the newest counts, the earlier ones are its history."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.indicators.period_names import read_period
from tinhso.engines.indicators.periods import Period

C = TypeVar("C", bound="Cell")


class Cells(models.QuerySet[C]):
    """Values of cells."""

    def in_force(self, moment: datetime | None = None) -> Cells[C]:
        """What counts now, or what counted just before ``moment``."""
        if moment is None:
            return self.filter(replaced_at=None)
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gte=moment), at__lt=moment)


class Cell(models.Model):
    """``office`` is a *here* subject and ``area`` a key; neither means the whole province."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.IntegerField(_("office"), null=True, blank=True)
    area = models.IntegerField(_("area"), null=True, blank=True)
    period = models.CharField(_("period"), max_length=24)  # as read_period reads it
    first = models.DateField(_("first day"))
    end = models.DateField(_("day after the last"))
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4, null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    by = models.IntegerField(_("given by"))
    at = models.DateTimeField(_("given at"))
    replaced_at = models.DateTimeField(_("replaced at"), null=True)

    objects = Cells.as_manager()

    class Meta:
        abstract = True

    @property
    def lasts(self) -> Period:
        """The period itself."""
        return read_period(self.period)
