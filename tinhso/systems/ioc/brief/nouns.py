"""Who wants the brief, and which mornings they were told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class BriefWish(models.Model):
    """A person wants the brief in a position of theirs: its figures are those that the position sees."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.IntegerField(_("person"))
    position = models.IntegerField(_("position"))
    since = models.DateTimeField(_("since"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("wish for the morning brief")
        verbose_name_plural = _("wishes for the morning brief")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_brief_for_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}"


class Brief(models.Model):
    """The brief of a morning was sent to a person: once, however often the job runs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    wish = models.ForeignKey(BriefWish, models.PROTECT, related_name="briefs")
    person = models.IntegerField(_("person"))
    day = models.DateField(_("day"))
    at = models.DateTimeField(_("sent at"), default=clock.now)

    class Meta:
        verbose_name = _("morning brief")
        verbose_name_plural = _("morning briefs")
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_brief_a_day")]

    def __str__(self) -> str:
        return f"{self.person} {self.day}"
