"""How a hall calls, and its days without appointment: dated data."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.counters.fairness import Fairness
from tinhso.engines.directory.models import Office
from tinhso.ui.days import weekday


class Rule(models.Model):
    """How the waiting are called (quy tắc gọi số); the rule without an office is the province's own.

    At most ``in_a_row`` preferred tickets pass the oldest ordinary one, only one once it has waited ``longest_wait``
    minutes. Who comes to an appointment more than ``grace`` minutes late waits like everybody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    in_a_row = models.PositiveSmallIntegerField(_("preferred tickets called in a row"), default=2)
    longest_wait = models.PositiveSmallIntegerField(_("minutes after which an ordinary ticket comes first"), default=30)
    grace = models.PositiveSmallIntegerField(_("minutes that one may be late for an appointment"), default=15)
    opens_before = models.PositiveSmallIntegerField(_("minutes before opening in which tickets are given"), default=30)
    any_hour = models.BooleanField(_("tickets are given at any hour"), default=False)  # for rehearsals
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("rule of calling")
        verbose_name_plural = _("rules of calling")
        constraints = [
            models.UniqueConstraint(
                fields=["office"],
                condition=models.Q(valid_to=None),
                name="one_open_rule_per_hall",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=models.Q(in_a_row__gte=1), name="one_preferred_ticket_may_pass"),
        ]

    @property
    def fairness(self) -> Fairness:
        return Fairness(self.in_a_row, timedelta(minutes=self.longest_wait))


class OpenDay(models.Model):
    """A weekday on which the result is given the same day, without an appointment slip (ngày không hẹn).

    ``sectors`` and ``topics`` say for what; with neither, for everything that is handed in at this hall.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="open_days")
    weekday = models.PositiveSmallIntegerField(_("weekday"), validators=[MaxValueValidator(6)])  # 0 is Monday
    until = models.TimeField(_("for what comes in until"))
    sectors = ArrayField(models.CharField(max_length=40), verbose_name=_("fields of administration"), default=list)
    topics = ArrayField(models.CharField(max_length=40), verbose_name=_("procedures"), default=list)
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"), default=clock.today)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("day without appointment")
        verbose_name_plural = _("days without appointment")
        ordering = ["weekday"]
        constraints = [models.CheckConstraint(condition=models.Q(weekday__lt=7), name="an_open_day_is_a_weekday")]

    @property
    def weekday_name(self) -> str:
        """The weekday in the reader's language."""
        return weekday(self.weekday)

    def holds_for(self, topic: str, sector: str, day: date) -> bool:
        """Whether what is handed in on ``day`` is settled that day."""
        meant = topic in self.topics or sector in self.sectors or not (self.topics or self.sectors)
        return meant and day.weekday() == self.weekday
