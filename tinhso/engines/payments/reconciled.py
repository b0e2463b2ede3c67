"""A gateway's list of a day beside ours."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.payments.named import OfGateway


class Reconciliation(OfGateway, models.Model):
    """One comparison of a gateway's day; it may be done again, the last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gateway = models.CharField(_("gateway"), max_length=40)
    day = models.DateField(_("day"))
    at = models.DateTimeField(_("compared at"), default=clock.now)
    by = models.IntegerField(_("by"), default=0)
    their_count = models.PositiveIntegerField(_("payments on their list"))
    their_sum = models.BigIntegerField(_("sum of their list (đồng)"))
    our_count = models.PositiveIntegerField(_("payments on ours"))
    our_sum = models.BigIntegerField(_("sum of ours (đồng)"))

    class Meta:
        verbose_name = _("reconciliation")
        verbose_name_plural = _("reconciliations")
        indexes = [models.Index(fields=["gateway", "day"], name="reconciliations_of_day")]


class Difference(models.Model):
    """One payment on which the two lists do not agree."""

    class Kind(models.TextChoices):
        MISSING_HERE = "missing_here", _("on their list only")
        MISSING_THERE = "missing_there", _("on ours only")
        AMOUNT = "amount", _("different amounts")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reconciliation = models.ForeignKey(Reconciliation, models.CASCADE, related_name="differences")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    reference = models.CharField(_("gateway's reference"), max_length=120)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    theirs = models.BigIntegerField(_("their amount (đồng)"), null=True, blank=True)
    ours = models.BigIntegerField(_("our amount (đồng)"), null=True, blank=True)
    paid_at = models.DateTimeField(_("paid at"))
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta:
        verbose_name = _("difference")
        verbose_name_plural = _("differences")
