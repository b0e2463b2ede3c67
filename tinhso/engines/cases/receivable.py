"""Being received at the one-stop desk, or refused there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position


class Receivable(models.Model):
    class Meta:
        abstract = True

    @property
    def is_received(self) -> bool:
        return hasattr(self, "receipt")


class Receipt(models.Model):
    """The desk took the case in and gave an appointment (form 01)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="receipt")
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: by a rule
    at = models.DateTimeField(_("at"), default=clock.now)
    limit = models.CharField(_("time limit"), max_length=40)  # as in the procedure: "3 workday"
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")


class Refusal(models.Model):
    """The desk did not take the case in: why, and on which legal ground (form 03)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="refusal")
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    reason = models.TextField(_("reason"))
    basis = models.CharField(_("legal basis"), max_length=300)

    class Meta:
        verbose_name = _("refusal")
        verbose_name_plural = _("refusals")
