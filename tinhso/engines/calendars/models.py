"""Working calendars: dated hours by weekday, and the days that differ, imported year by year."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.ui.days import weekday


class Calendar(models.Model):
    """When an office and all under it work. The calendar without an office is the province's own.

    An office's calendar takes the days off of its ``base`` and adds its own. ``epoch`` changes with every change,
    which is how a process knows that the timetable it keeps is old.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=120)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="calendars")
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="variants")
    hours_per_day = models.DecimalField(_("hours of a working day"), max_digits=4, decimal_places=2, default=Decimal(8))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    epoch = models.UUIDField(default=uuid7, editable=False)

    class Meta:
        verbose_name = _("working calendar")
        verbose_name_plural = _("working calendars")
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=Q(valid_to=None), name="one_open_calendar_per_office", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WorkingTime(models.Model):
    """One window of a weekday (0 is Monday), while it is valid."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="working_times")
    weekday = models.PositiveSmallIntegerField(_("weekday"))
    begins = models.TimeField(_("begins"))
    ends = models.TimeField(_("ends"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("working time")
        verbose_name_plural = _("working times")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="a_window_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(weekday__lt=7), name="a_week_has_seven_days"),
        ]

    @property
    def weekday_name(self) -> str:
        """The weekday in the reader's language."""
        return weekday(self.weekday)


class DayRule(models.Model):
    """A day that is not as its weekday says: off, or a day of rest worked in exchange."""

    class Kind(models.TextChoices):
        OFF = "off", _("day off")
        WORKING = "working", _("worked in exchange")

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="day_rules")
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    basis = models.CharField(_("legal basis"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["calendar", "day"], name="one_rule_per_calendar_and_day")]
