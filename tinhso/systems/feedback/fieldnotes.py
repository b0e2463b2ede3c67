"""What an official noted on the spot."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.directory.models import Position
from tinhso.systems.feedback.reports import Report


class FieldNote(models.Model):
    """A note from the field, perhaps written without a connection; its photos stand among those of what was done."""

    id = models.UUIDField(primary_key=True, editable=False)  # chosen by the device: sent twice it is one
    report = models.ForeignKey(Report, models.CASCADE, related_name="notes")
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    text = models.TextField(_("text"), blank=True)
    photos = models.PositiveSmallIntegerField(_("photos"), default=0)
    written_at = models.DateTimeField(_("written at"))  # by the device's clock
    at = models.DateTimeField(_("arrived at"), default=clock.now)
    ended_at = models.DateTimeField(_("complete since"), null=True)
    personal = {"text": "answers"}

    class Meta:
        verbose_name = _("field note")
        verbose_name_plural = _("field notes")
        ordering = ["written_at", "id"]
