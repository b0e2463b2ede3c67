"""A refund that somebody proposed and somebody else decides about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.records import Done, Refund


class RefundRequest(Done):
    """Two people give money back: ``by`` proposes, ``decided_by`` agrees or not (đề nghị hoàn phí)."""

    demand = models.ForeignKey(Demand, models.PROTECT, related_name="refund_requests")
    amount = models.BigIntegerField(_("amount (đồng)"))
    reason = models.TextField(_("reason"))
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.IntegerField(_("decided by"), null=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    refund = models.OneToOneField(Refund, models.PROTECT, null=True, related_name="request")

    class Meta:
        verbose_name = _("proposed refund")
        verbose_name_plural = _("proposed refunds")
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="proposed_refund_is_positive"),
            models.UniqueConstraint(
                fields=["demand"], condition=models.Q(decided_at=None), name="one_open_proposal_per_demand"
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.decided_at is None
