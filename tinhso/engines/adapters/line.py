"""The line to a partner: is it up, and when do we try it again."""

from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Line(models.Model):
    """The breaker of one adapter and what its last check said.

    After a few failures in a row the line is left alone until ``closed_until``; then one delivery tries it.
    """

    adapter = models.CharField(_("adapter"), max_length=40, primary_key=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    closed_until = models.DateTimeField(_("left alone until"), null=True, blank=True)
    last_delivery_at = models.DateTimeField(_("last delivery"), null=True, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    problems = ArrayField(models.TextField(), verbose_name=_("problems"), default=list)

    class Meta:
        verbose_name = _("connection")
        verbose_name_plural = _("connections")

    def is_closed(self, moment: datetime) -> bool:
        return self.closed_until is not None and moment < self.closed_until
