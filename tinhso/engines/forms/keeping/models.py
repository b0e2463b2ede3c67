"""Who did what to a version before it came into force."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.forms.versions import ProcedureVersion


class Act(models.Model):
    """One act on a draft version: drafted, proposed for checking, sent back, published. Rows are only added."""

    class Kind(models.TextChoices):
        DRAFTED = "drafted", _("drafted")
        PROPOSED = "proposed", _("proposed for checking")
        SENT_BACK = "sent_back", _("sent back")
        PUBLISHED = "published", _("published")

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="acts")
    kind = models.CharField(_("act"), max_length=10, choices=Kind)
    who = models.IntegerField(_("by"))  # the person's subject, 0 for the platform itself
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("act on a version")
        verbose_name_plural = _("acts on versions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
