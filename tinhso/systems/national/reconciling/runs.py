"""One comparison of all dossiers with the national portal."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Reconciliation(models.Model):
    """What was compared, what differed, what was told again (đối soát)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(_("at"), default=clock.now)
    compared = models.PositiveIntegerField(_("compared"), default=0)
    differing = models.PositiveIntegerField(_("differing"), default=0)
    told_again = models.PositiveIntegerField(_("told again"), default=0)
    taken_in = models.PositiveIntegerField(_("taken in"), default=0)
    unknown = models.JSONField(_("known there alone"), default=list)  # codes of dossiers that we never had
    trouble = models.TextField(_("trouble"), blank=True)

    class Meta:
        verbose_name = _("reconciliation with the national portal")
        verbose_name_plural = _("reconciliations with the national portal")
        ordering = ["-at"]
