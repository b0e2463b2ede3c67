"""Marks: what somebody gave a criterion of an office in a period. Only added to; the last of each kind counts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.files.models import File
from tinhso.engines.indexes.tree import Item


class Mark(models.Model):
    """A value and its points, by the office itself or by whoever verifies; ``points`` None takes a mark back."""

    class Kind(models.TextChoices):
        OWN = "own", _("self-score")
        VERIFIED = "verified", _("verified score")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    criterion = models.ForeignKey(Item, models.PROTECT, related_name="marks", verbose_name=_("criterion"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    period = models.CharField(_("period"), max_length=30)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=2, null=True)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, null=True)
    note = models.TextField(_("note"), blank=True)
    subject = models.IntegerField(_("by"))
    position = models.IntegerField(_("position"), null=True)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("mark of a criterion")
        verbose_name_plural = _("marks of criteria")
        indexes = [models.Index(fields=["office", "period"], name="indexes_marks_of_a_card")]


class Evidence(models.Model):
    """A file that proves a mark."""

    mark = models.ForeignKey(Mark, models.CASCADE, related_name="evidence", verbose_name=_("mark of a criterion"))
    file = models.ForeignKey(File, models.PROTECT, related_name="+", verbose_name=_("file"))

    class Meta:
        verbose_name = _("evidence of a mark")
        verbose_name_plural = _("evidence of marks")
