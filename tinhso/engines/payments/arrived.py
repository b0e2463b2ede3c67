"""Money that a gateway or a bank says has arrived, and what was decided about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.named import OfGateway


class CreditQuerySet(models.QuerySet["Credit"]):
    def undecided(self) -> CreditQuerySet:
        return self.filter(outcome=Credit.Outcome.UNDECIDED)

    def sum(self) -> int:
        return self.aggregate(sum=Sum("amount"))["sum"] or 0


class Credit(OfGateway, models.Model):
    """One sum that arrived, known by the gateway's reference, so that it counts once however often it is told.

    ``verdict`` is what the platform found; where it did not settle a demand an official decides the ``outcome``.
    """

    class Verdict(models.TextChoices):
        SETTLES = "settles", _("settles its demand")
        TOO_LITTLE = "too_little", _("less than demanded")
        TOO_MUCH = "too_much", _("more than demanded")
        UNKNOWN = "unknown", _("no demand has this code")
        CANCELLED = "cancelled", _("the demand was cancelled")
        PAID_BEFORE = "paid_before", _("the demand was paid before")

    class Outcome(models.TextChoices):
        SETTLED = "settled", _("counted for the demand")
        UNDECIDED = "undecided", _("waits for a decision")
        RETURNED = "returned", _("sent back to the payer")
        REMITTED = "remitted", _("money that others collected for us")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gateway = models.CharField(_("gateway"), max_length=40)
    reference = models.CharField(_("gateway's reference"), max_length=120)
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, blank=True, related_name="credits")
    amount = models.BigIntegerField(_("amount (đồng)"))
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    paid_at = models.DateTimeField(_("paid at"))
    told_at = models.DateTimeField(_("told at"), default=clock.now)
    verdict = models.CharField(_("finding"), max_length=11, choices=Verdict)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome, default=Outcome.UNDECIDED)
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.IntegerField(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = CreditQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrived sum")
        verbose_name_plural = _("arrived sums")
        constraints = [
            models.UniqueConstraint(fields=["gateway", "reference"], name="one_credit_per_reference"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="credit_is_positive"),
        ]
        indexes = [
            models.Index(fields=["gateway", "paid_at"], name="credits_of_day"),
            models.Index(fields=["outcome"], condition=models.Q(outcome="undecided"), name="credits_undecided"),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.reference}"


class Rejection(OfGateway, models.Model):
    """Notices that were not believed: unsigned, forged, signed long ago or not readable.

    Of a content that carries a good signature the digest is kept; what anybody could have sent is counted by day.
    """

    class Reason(models.TextChoices):
        UNSIGNED = "unsigned", _("not signed")
        FORGED = "forged", _("wrong signature")
        LATE = "late", _("signed too long ago")
        UNREADABLE = "unreadable", _("not readable")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    gateway = models.CharField(_("gateway"), max_length=40)
    digest = models.CharField(_("digest of the content, or day"), max_length=64)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    first_at = models.DateTimeField(_("first at"), default=clock.now)
    last_at = models.DateTimeField(_("last at"), default=clock.now)
    times = models.PositiveIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("rejected notice")
        verbose_name_plural = _("rejected notices")
        constraints = [
            models.UniqueConstraint(fields=["gateway", "digest", "reason"], name="one_rejection_per_content")
        ]
