"""What remains of a report whose time has passed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.directory.models import Area, Office
from tinhso.systems.feedback.categories import Category


class Retention(models.Model):
    """How long reports are kept: dated, by openness."""

    openness = models.CharField(_("openness"), max_length=10, choices=Category.Openness)
    anonymise_days = models.PositiveIntegerField(_("days until the reporter is made anonymous"))
    delete_days = models.PositiveIntegerField(_("days until the report is deleted"))
    law = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True)

    class Meta:
        verbose_name = _("retention of reports")
        verbose_name_plural = _("retentions of reports")


class Tombstone(models.Model):
    """There was a report, of this category, here and then: enough for the figures, nothing about a person."""

    report = models.UUIDField(primary_key=True)
    code = models.CharField(_("code"), max_length=50)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(_("reported at"))
    deleted_at = models.DateTimeField(_("deleted at"), default=clock.now)

    class Meta:
        verbose_name = _("tombstone of a report")
        verbose_name_plural = _("tombstones of reports")
