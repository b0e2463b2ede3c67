"""The cells of a return: their values with all that they were before, and the leave to change one of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.systems.reports.nouns.returns import Return


class Value(models.Model):
    """The value of one line; None is "no data". The newest counts, ``reason`` says why it is not the one before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="cells")
    line = models.CharField(_("line"), max_length=12)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4, null=True)
    note = models.TextField(_("explanation"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    by = models.IntegerField(_("given by"))
    at = models.DateTimeField(_("given at"), default=clock.now)
    replaced_at = models.DateTimeField(_("replaced at"), null=True)

    class Meta:
        verbose_name = _("value of a return")
        verbose_name_plural = _("values of returns")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "line"], condition=Q(replaced_at=None), name="one_value_in_force_per_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.value}"


class Unlocking(models.Model):
    """The leave that the owner gives one office to change one cell of an approved return, once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="unlockings")
    line = models.CharField(_("line"), max_length=12)
    reason = models.TextField(_("reason"))
    by = models.IntegerField(_("by"))
    at = models.DateTimeField(_("at"), default=clock.now)
    used_at = models.DateTimeField(_("used at"), null=True)

    class Meta:
        verbose_name = _("unlocking of a cell")
        verbose_name_plural = _("unlockings of cells")
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "line"], condition=Q(used_at=None), name="one_open_unlocking_per_cell"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of_id} {self.line}"
