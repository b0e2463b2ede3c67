"""Numbers that people type in or import because no record of the platform says them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Office
from tinhso.engines.indicators.nouns.cell import Cell
from tinhso.engines.indicators.nouns.definition import BETTER

GRAINS = (
    ("month", _("Month")), ("quarter", _("Quarter")), ("half", _("Half year")),
    ("nine_months", _("Nine months")), ("year", _("Year")),
)  # fmt: skip
UNITS = (("", _("The whole province")), ("office", _("Each office")), ("area", _("Each commune")))
OVER_TIME = (("sum", _("Added up")), ("last", _("The latest counts")), ("none", _("Not at all")))
OVER_UNITS = (("sum", _("Added up")), ("none", _("Not at all")))


class KeptSeries(models.Model):
    """What is kept by hand: its unit, its grain, who gives it, and whether it may be added over time and units."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("code"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    grain = models.CharField(_("given for each"), max_length=12, choices=GRAINS, default="month")
    closes_on_14th = models.BooleanField(_("closes on the 14th"), default=False)
    by_unit = models.CharField(_("given by"), max_length=8, choices=UNITS, blank=True)
    over_time = models.CharField(_("over time"), max_length=4, choices=OVER_TIME, default="sum")
    over_units = models.CharField(_("over units"), max_length=4, choices=OVER_UNITS, default="sum")
    better = models.CharField(_("which way is good"), max_length=4, choices=BETTER, blank=True)
    words = models.TextField(_("definition in words"))
    source = models.CharField(_("source"), max_length=200)
    owner = models.ForeignKey(Office, models.PROTECT, verbose_name=_("answers for it"), related_name="+")
    law = models.CharField(_("legal basis"), max_length=200, blank=True)
    due_days = models.PositiveSmallIntegerField(_("days after the period's end to give it"), default=10)
    declared_by = models.IntegerField(_("declared by"))
    declared_at = models.DateTimeField(_("declared at"))

    class Meta:
        verbose_name = _("kept series")
        verbose_name_plural = _("kept series")

    def __str__(self) -> str:
        return self.name


class Entry(Cell):
    """One value of a series. ``value`` None says that it is known to be unknown; that is not zero."""

    TYPED, IMPORTED, REPORTED = "typed", "imported", "reported"

    series = models.ForeignKey(KeptSeries, models.PROTECT, related_name="entries")
    origin = models.CharField(_("origin"), max_length=8, default=TYPED)
    source_type = models.CharField(_("kind of the record it comes from"), max_length=80, blank=True)  # reports.return
    source = models.UUIDField(_("record it comes from"), null=True, blank=True)
    checked_by = models.IntegerField(_("checked by"), null=True)
    checked_at = models.DateTimeField(_("checked at"), null=True)

    class Meta:
        verbose_name = _("value of a kept series")
        verbose_name_plural = _("values of kept series")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "office", "area", "period"],
                condition=Q(replaced_at=None),
                nulls_distinct=False,
                name="one_value_in_force_per_unit_and_period",
            ),
        ]
        indexes = [models.Index(fields=["series", "first"], name="entries_by_series")]

    def __str__(self) -> str:
        return f"{self.series_id} {self.period}: {self.value}"
