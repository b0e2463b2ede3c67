"""Being away: whoever stands in for a post for a time."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access.models import Delegation
from tinhso.engines.directory.models import Position


class Absence(models.Model):
    """Whoever holds ``position`` is away; ``deputy`` sees and does its tasks, on behalf of it, by a delegation."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    position = models.ForeignKey(Position, models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(Position, models.PROTECT, related_name="+")
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=200)
    decision = models.CharField(_("decision"), max_length=80, blank=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)  # came back before ``until``

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="absence_ends_after_it_begins"
            ),
        ]

    def is_running(self, moment: datetime) -> bool:
        return self.ended_at is None and self.since <= moment < self.until

    def is_over(self, moment: datetime) -> bool:
        return self.ended_at is not None or self.until <= moment
