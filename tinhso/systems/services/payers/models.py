"""What the desk found about the payer of a fee."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Position


class PayerCheck(models.Model):
    """An official compared the claimed payer group with its proof; the last check of a case counts.

    ``claimed`` is what stood before, by the applicant or an earlier check; "" is nobody whom the tariff favours.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="payer_checks")
    claimed = models.CharField(_("claimed"), max_length=40, blank=True)
    found = models.CharField(_("found"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: by a program
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"claimed": "secret", "found": "secret", "reason": "secret"}

    class Meta:
        verbose_name = _("check of the payer")
        verbose_name_plural = _("checks of payers")
        indexes = [models.Index(fields=["case", "at"], name="payer_checks_of_a_case")]
