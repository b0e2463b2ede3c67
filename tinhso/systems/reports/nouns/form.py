"""The form of a regime: sections, lines and rules, as data, in versions."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.systems.reports.content.reading import Content, read_content
from tinhso.systems.reports.nouns.regime import Regime


class Form(models.Model):
    """One version of a form, never changed; returns opened from ``valid_from`` on are filled in by it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="forms")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("sections, lines and rules"))
    valid_from = models.DateField(_("for periods that end from"))
    published_by = models.IntegerField(_("published by"))
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        verbose_name = _("report form")
        verbose_name_plural = _("report forms")
        constraints = [models.UniqueConstraint(fields=["regime", "number"], name="report_forms_are_numbered")]

    def __str__(self) -> str:
        return f"{self.regime_id} {self.number}"

    @cached_property
    def read(self) -> Content:
        """What the form says."""
        return read_content(self.content)
