"""Ending without a result: withdrawn by the applicant or stopped by the office."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position


class Stoppable(models.Model):
    class Meta:
        abstract = True

    @property
    def is_stopped(self) -> bool:
        return hasattr(self, "stop")


class Withdrawal(models.Model):
    """The applicant asks for the case back; the office agrees (a stop follows) or says why not."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="withdrawals")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("at"), default=clock.now)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    agreed = models.BooleanField(_("agreed"), null=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(answered_at=None), name="one_open_withdrawal_per_case"
            ),
        ]


class Stop(models.Model):
    """The office ends the case without a decision (form 05)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="stop")
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: withdrawn unreceived
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
