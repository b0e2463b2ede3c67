"""Being handed from agency to agency."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office, Position


class Transfer(models.Model):
    """Another agency became competent, or the agency gave the case back to the desk that had sent it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="transfers")
    giver = models.ForeignKey(Office, models.PROTECT, related_name="+")
    taker = models.ForeignKey(Office, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: by a rule
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
