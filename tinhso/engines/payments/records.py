"""What became of a demand: rows that are written once and never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.payments.demanded import Demand


class Way(models.TextChoices):
    """How money comes in."""

    GATEWAY = "gateway", _("payment gateway")
    TRANSFER = "transfer", _("bank transfer")
    CASH = "cash", _("cash at the counter")
    COD = "cod", _("cash on delivery")


class Done(models.Model):
    """Something done once about a demand, by somebody (0: the platform), at a moment."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    by = models.IntegerField(_("by"), default=0)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        abstract = True


class Payment(Done):
    """The demand was paid: one payment each, whatever number of notices tell it."""

    demand = models.OneToOneField(Demand, models.PROTECT, related_name="payment")
    amount = models.BigIntegerField(_("amount (đồng)"))
    way = models.CharField(_("way"), max_length=8, choices=Way)
    gateway = models.CharField(_("gateway"), max_length=40, blank=True)
    reference = models.CharField(_("gateway's reference"), max_length=120, blank=True)
    paid_at = models.DateTimeField(_("paid at"))

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_is_positive")]


class Refund(Done):
    """Part or all of a payment was given back; how the gateway took it stands in the outbox under this key."""

    demand = models.ForeignKey(Demand, models.PROTECT, related_name="refunds")
    amount = models.BigIntegerField(_("amount (đồng)"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_is_positive")]


class Cancellation(Done):
    """The demand was withdrawn before it was paid."""

    demand = models.OneToOneField(Demand, models.PROTECT, related_name="cancellation")
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("cancellation of a demand")
        verbose_name_plural = _("cancellations of demands")
