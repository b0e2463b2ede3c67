"""A note, and the newer one that stands in its place."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Note(models.Model):
    """What somebody remarks on a figure of a unit in a period. Never changed: a newer one replaces it.

    A note without words takes the earlier one away.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("indicator"), max_length=80)
    period = models.CharField(_("period"), max_length=24)
    office = models.IntegerField(_("unit of the figure"), null=True)  # here; none: the whole province
    words = models.TextField(_("note"), blank=True)
    by = models.IntegerField(_("written by"))
    at = models.DateTimeField(_("written at"), default=clock.now)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="newer")

    class Meta:
        verbose_name = _("note on a figure")
        verbose_name_plural = _("notes on figures")
        indexes = [models.Index(fields=["code", "office"], name="ioc_notes_of_a_figure")]

    def __str__(self) -> str:
        return f"{self.code} {self.period}"
