"""What was published: editions of a month, and the cells that each brought anew. Rows are only added."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office


class Edition(models.Model):
    """A month's figures as they were published: the first time, or revised because records came or changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    month = models.DateField(_("month"))  # its first day
    number = models.PositiveSmallIntegerField(_("edition"))
    at = models.DateTimeField(_("published at"), default=clock.now)

    class Meta:
        verbose_name = _("edition of open figures")
        verbose_name_plural = _("editions of open figures")
        constraints = [models.UniqueConstraint(fields=["month", "number"], name="disclosures_one_edition_of_a_number")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y} ({self.number})"


class Cell(models.Model):
    """What a series (the key of its definition) came to in a month: at an office alone, or with all under it."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="cells", verbose_name=_("edition"))
    series = models.BigIntegerField(_("series"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    whole = models.BooleanField(_("with all under it"))
    value = models.BigIntegerField(_("value"))
    is_hidden = models.BooleanField(_("hidden"))

    class Meta:
        verbose_name = _("cell of open figures")
        verbose_name_plural = _("cells of open figures")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "series", "office", "whole"], name="disclosures_one_cell_in_an_edition"
            )
        ]
