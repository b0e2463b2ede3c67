"""A regime of periodic reports: who gives what to whom, and by when."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.indicators.models import KeptSeries
from tinhso.systems.reports.nouns.levels import Level


def ladder() -> list[int]:
    """The steps of chasing, in working days from the due day; at the last the superior is told too."""
    return [-3, 0, 1, 3]


class RegimeQuerySet(models.QuerySet["Regime"]):
    def on(self, day: date) -> RegimeQuerySet:
        """The regimes in force on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


class Regime(models.Model):
    """What Decree 09/2019/NĐ-CP, article 8, asks a regime to name; the tables are its forms."""

    class Who(models.TextChoices):
        COMMUNES = "communes", _("every commune")
        DEPARTMENTS = "departments", _("every department")
        NAMED = "named", _("named offices")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    law = models.CharField(_("legal basis"), max_length=300)
    words = models.TextField(_("content and instructions"), blank=True)
    owner = models.ForeignKey(Office, models.PROTECT, verbose_name=_("receives and answers for it"), related_name="+")
    grain = models.CharField(_("for each"), max_length=12, choices=KeptSeries._meta.get_field("grain").choices)
    closes_on_14th = models.BooleanField(_("closes on the 14th"), default=True)
    due_days = models.PositiveSmallIntegerField(_("working days after the closing day"), default=2)
    opens_days = models.PositiveSmallIntegerField(_("opens so many days before the closing day"), default=5)
    who = models.CharField(_("who delivers"), max_length=12, choices=Who)
    named = models.ManyToManyField(Office, verbose_name=_("named offices"), related_name="+", blank=True)
    levels = ArrayField(models.CharField(max_length=8, choices=Level), verbose_name=_("levels of approval"))
    ladder = ArrayField(models.SmallIntegerField(), verbose_name=_("steps of chasing"), default=ladder)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    declared_by = models.IntegerField(_("declared by"))
    declared_at = models.DateTimeField(_("declared at"))

    objects = RegimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting regime")
        verbose_name_plural = _("reporting regimes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def deliverers(self, day: date) -> list[Office]:
        """The offices that owe a return on ``day``."""
        every = Office.objects.on(day).select_related("area")
        if self.who == self.Who.NAMED:
            found = every.filter(pk__in=self.named.values("pk"))
        elif self.who == self.Who.COMMUNES:
            found = every.filter(kind=Office.Kind.COMMITTEE, area__level=Area.Level.COMMUNE)
        else:
            found = every.filter(kind=Office.Kind.DEPARTMENT, parent__parent=None)
        return list(found.order_by("code"))
