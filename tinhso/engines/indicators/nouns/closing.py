"""Figures as they were published: frozen with their time, and what was said later."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.indicators.period_names import read_period
from tinhso.engines.indicators.periods import Period


class Closing(models.Model):
    """A period that was closed: from then on its published figures stay as they were.

    ``snapshot`` says which transactions the figures saw, so what came later can be listed one by one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    period = models.CharField(_("period"), max_length=24)
    first = models.DateField(_("first day"))
    end = models.DateField(_("day after the last"))
    office = models.IntegerField(_("office"))  # here, of the unit whose figures they are
    note = models.TextField(_("note"), blank=True)
    snapshot = models.TextField(_("snapshot"))
    by = models.IntegerField(_("closed by"))
    at = models.DateTimeField(_("closed at"))

    class Meta:
        verbose_name = _("closing of a period")
        verbose_name_plural = _("closings of periods")
        constraints = [
            models.UniqueConstraint(fields=["period", "office"], name="a_period_is_closed_once_per_unit"),
        ]

    def __str__(self) -> str:
        return self.period

    @property
    def lasts(self) -> Period:
        """The period itself."""
        return read_period(self.period)


class FrozenFigure(models.Model):
    """One figure as it was at the closing, with the definition of then. ``value`` None: there was no data."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    closing = models.ForeignKey(Closing, models.PROTECT, related_name="figures")
    code = models.CharField(_("indicator"), max_length=80)
    unit = models.CharField(_("unit"), max_length=80, blank=True)  # "": the whole; else an office's code
    of = models.DecimalField(_("what counts"), max_digits=24, decimal_places=4, null=True)
    over = models.DecimalField(_("out of"), max_digits=24, decimal_places=4, null=True)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4, null=True)
    definition = models.TextField(_("definition of then"))
    digest = models.CharField(_("digest of the definition"), max_length=64)

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        constraints = [
            models.UniqueConstraint(fields=["closing", "code", "unit"], name="a_figure_is_frozen_once_per_closing"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.unit}: {self.value}"


class Restatement(models.Model):
    """A published figure given anew, with the reason; the published one stays beside it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    figure = models.ForeignKey(FrozenFigure, models.PROTECT, related_name="restatements")
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4, null=True)
    reason = models.TextField(_("reason"))
    by = models.IntegerField(_("restated by"))
    at = models.DateTimeField(_("restated at"))
    replaced_at = models.DateTimeField(_("replaced at"), null=True)

    class Meta:
        verbose_name = _("restatement")
        verbose_name_plural = _("restatements")
        constraints = [
            models.UniqueConstraint(
                fields=["figure"], condition=Q(replaced_at=None), name="one_restatement_in_force_per_figure"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure_id}: {self.value}"
