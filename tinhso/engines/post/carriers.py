"""Who carries for the province, and the numbers that the carrier gave us to use."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office


class Carrier(models.Model):
    """The designated postal enterprise from a day to a day; its people work in ``office``."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    adapter = models.CharField(_("connection"), max_length=40, default="post")
    name = models.CharField(_("name"), max_length=120)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it no longer carries

    class Meta:
        verbose_name = _("carrier")
        verbose_name_plural = _("carriers")
        constraints = [
            models.UniqueConstraint(fields=["adapter"], condition=models.Q(valid_to=None), name="one_open_carrier")
        ]

    def __str__(self) -> str:
        return self.name


class CodeRange(models.Model):
    """Consignment numbers that the carrier has set aside for us: ``RH00100000?VN`` to the last one (UPU S10)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    carrier = models.ForeignKey(Carrier, models.PROTECT, related_name="ranges")
    prefix = models.CharField(_("service indicator"), max_length=2)
    first = models.PositiveIntegerField(_("first number"))
    last = models.PositiveIntegerField(_("last number"))
    next = models.PositiveIntegerField(_("next number"))

    class Meta:
        verbose_name = _("range of consignment numbers")
        verbose_name_plural = _("ranges of consignment numbers")
        constraints = [models.UniqueConstraint(fields=["prefix", "first"], name="one_range_per_first_number")]


def carrier_on(day: date | None = None) -> Carrier | None:
    """Who carries on that day (today); the one that began last where there are several."""
    return _carrier(day or clock.today())


@access.kept
def _carrier(day: date) -> Carrier | None:
    valid = Carrier.objects.filter(valid_from__lte=day).exclude(valid_to__lte=day)
    return valid.select_related("office").order_by("-valid_from").first()
