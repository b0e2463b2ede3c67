"""Rules, and the alerts that they raise."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.systems.ioc.alerts.machine import Bounds, Standing, State


class AlertRule(models.Model):
    """What is watched: a value past a bound, a change since the period before (%), or hours without a record."""

    class Kind(models.TextChoices):
        VALUE = "value", _("the value")
        CHANGE = "change", _("the change since the period before, in the hundred")
        SILENCE = "silence", _("hours without any record")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("indicator"), max_length=80)
    office = models.IntegerField(_("office"), null=True)  # here; none: the whole province
    unit = models.CharField(_("unit"), max_length=200)
    unit_code = models.CharField(_("code of the unit"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    is_above = models.BooleanField(_("fires above"), default=True)
    bound = models.FloatField(_("bound"))
    clears_at = models.FloatField(_("calm again at"))
    hold_minutes = models.PositiveIntegerField(_("minutes it must hold"), default=0)
    quiet_from = models.TimeField(_("quiet from"), null=True)
    quiet_to = models.TimeField(_("quiet to"), null=True)
    owner = models.IntegerField(_("owner"))
    made_by = models.IntegerField(_("made by"))
    made_at = models.DateTimeField(_("made at"))
    ended_at = models.DateTimeField(_("ended at"), null=True)
    standing = models.CharField(
        _("standing"), max_length=8, default=Standing.CALM.value,
        choices=[("calm", _("calm")), ("waiting", _("waiting whether it holds")), ("firing", _("firing"))],
    )  # fmt: skip
    since = models.DateTimeField(_("since"), null=True)
    seen = models.FloatField(_("value seen last"), null=True)
    seen_at = models.DateTimeField(_("looked at"), null=True)

    class Meta:
        verbose_name = _("alert rule")
        verbose_name_plural = _("alert rules")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_above=True, clears_at__lte=models.F("bound"))
                | Q(is_above=False, clears_at__gte=models.F("bound")),
                name="a_rule_clears_on_the_good_side_of_its_bound",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.kind} {self.bound:g}"

    @property
    def bounds(self) -> Bounds:
        return Bounds(self.is_above, self.bound, self.clears_at)

    @property
    def hold(self) -> timedelta:
        return timedelta(minutes=self.hold_minutes)

    @property
    def state(self) -> State:
        return State(Standing(self.standing), self.since)


class Alert(models.Model):
    """A rule that fired. It is open until somebody closes it; ``cleared_at``: the figure is well again meanwhile."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rule = models.ForeignKey(AlertRule, models.PROTECT, related_name="alerts")
    opened_at = models.DateTimeField(_("opened at"))
    value = models.FloatField(_("value"), null=True)
    told_at = models.DateTimeField(_("told at"), null=True)
    cleared_at = models.DateTimeField(_("well again at"), null=True)
    acknowledged_by = models.IntegerField(_("acknowledged by"), null=True)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True)
    closed_by = models.IntegerField(_("closed by"), null=True)
    closed_at = models.DateTimeField(_("closed at"), null=True)
    words = models.TextField(_("what was found"), blank=True)

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        constraints = [
            models.UniqueConstraint(fields=["rule"], condition=Q(closed_at=None), name="one_open_alert_per_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.opened_at}"
