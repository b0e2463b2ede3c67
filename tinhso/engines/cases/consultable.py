"""Being helped by other agencies: the lead asks, they answer, in parallel."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.cases.assignable import Task
from tinhso.engines.directory.models import Office, Position


class Consultation(models.Model):
    """What one supporting agency (cơ quan phối hợp) was asked, and its opinion."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="consultations")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    question = models.TextField(_("question"))
    task = models.OneToOneField(Task, models.CASCADE, related_name="consultation")
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    answer_by = models.DateTimeField(_("answer by"))
    opinion = models.TextField(_("opinion"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
