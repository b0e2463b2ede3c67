"""Being kept for a time: the rule, what holds it back, and what remains when it has passed."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Position


class KeepingRule(models.Model):
    """How long the records of one topic are kept after the year in which they ended, as a regulation says.

    The rule in force on the day on which a case ended is the one that counts for it. ``topic`` "" is every topic of
    the kind without a rule of its own; without ``years`` they are kept for ever.
    """

    kind = models.CharField(_("kind of case"), max_length=40)
    topic = models.CharField(_("topic"), max_length=40, blank=True)
    years = models.PositiveSmallIntegerField(_("years"), null=True)
    law = models.CharField(_("legal basis"), max_length=200)
    is_example = models.BooleanField(_("example value"), default=False)  # the province has not decided on it yet
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("rule of keeping")
        verbose_name_plural = _("rules of keeping")
        constraints = [models.UniqueConstraint(fields=["kind", "topic", "valid_from"], name="one_keeping_rule_per_day")]

    def __str__(self) -> str:
        return self.topic or self.kind

    def ends_on(self, ended: date) -> date | None:
        """The first day on which a case that ended then may go: years are counted from the end of that year."""
        return date(ended.year + self.years + 1, 1, 1) if self.years is not None else None


class Hold(models.Model):
    """Somebody needs the records of a case longer than the rule says: nothing of it goes until it is lifted."""

    class Ground(models.TextChoices):
        APPEAL = "appeal", _("complaint or denunciation")
        COURT = "court", _("court case")
        INSPECTION = "inspection", _("inspection or audit")
        ARCHIVE = "archive", _("of lasting value for the archive")
        OBJECTION = "objection", _("objection of the office or of a person")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="holds")
    ground = models.CharField(_("ground"), max_length=12, choices=Ground)
    note = models.CharField(_("decision or document"), max_length=200, blank=True)
    by = models.ForeignKey(Position, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now)
    lifted_at = models.DateTimeField(_("lifted at"), null=True)
    lifted_by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(lifted_at=None), name="one_open_hold_per_case")
        ]


class Tombstone(models.Model):
    """Code, topic, office, dates and events of the case stay; whose it was and what it said are gone for good."""

    case = models.OneToOneField("cases.Case", models.CASCADE, primary_key=True, related_name="tombstone")
    at = models.DateTimeField(_("at"), default=clock.now)
    by = models.ForeignKey(Position, models.PROTECT, null=True, related_name="+")  # none: a rule did it by night
    rule = models.ForeignKey(KeepingRule, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("tombstone of a case")
        verbose_name_plural = _("tombstones of cases")
