"""Which picture was drawn anew from which."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Redrawing(models.Model):
    """One picture drawn anew at one size; asked for again it is the same one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    original = models.ForeignKey("files.File", models.CASCADE, related_name="redrawings")
    drawn = models.OneToOneField("files.File", models.CASCADE, related_name="redrawn_from")
    longest = models.PositiveIntegerField(_("longest side"))
    by = models.IntegerField(_("by"))  # a subject; 0: the platform
    at = models.DateTimeField(_("drawn at"), default=clock.now)

    class Meta:
        verbose_name = _("redrawn picture")
        verbose_name_plural = _("redrawn pictures")
        constraints = [models.UniqueConstraint(fields=["original", "longest"], name="one_redrawing_per_size")]
