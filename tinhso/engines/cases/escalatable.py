"""Being told upwards, level by level, while the appointment comes near and passes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position


class Level(models.IntegerChoices):
    HANDLER = 1, _("whoever handles it")
    HEAD = 2, _("head of the division")
    LEADER = 3, _("leader of the agency")
    PROVINCE = 4, _("leader of the province")


class Threshold(models.Model):
    """Which part of its time a kind of case may use before a level is told; dated, set by a regulation."""

    kind = models.CharField(_("kind of case"), max_length=40)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    percent = models.PositiveSmallIntegerField(_("percent of the time used"))  # over 100: after the appointment
    law = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True)

    class Meta:
        verbose_name = _("threshold of escalation")
        verbose_name_plural = _("thresholds of escalation")
        constraints = [
            models.UniqueConstraint(fields=["kind", "level", "valid_from"], name="one_threshold_per_level_and_day")
        ]


class Escalation(models.Model):
    """One level was told that a case comes near its appointment or has passed it; once for each appointment."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="escalations")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    due_at = models.DateTimeField(_("due at"))  # the appointment that it was about
    percent = models.PositiveIntegerField(_("percent of the time used"))
    told = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: nobody holds such a post
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("escalation")
        verbose_name_plural = _("escalations")
        constraints = [
            models.UniqueConstraint(fields=["case", "level", "due_at"], name="one_escalation_per_level_and_appointment")
        ]
