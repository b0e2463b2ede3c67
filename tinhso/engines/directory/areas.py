"""Administrative units through time: a unit is valid from a day to a day and has successors."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.dated import is_valid, valid_on


class AreaQuerySet(models.QuerySet["Area"]):
    def on(self, day: date) -> Self:
        """The units that exist on ``day``."""
        return self.filter(valid_on(day))


class Area(models.Model):
    """A province, district or commune as it was between two days (Decision 124/2004, Decision 19/2025)."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        DISTRICT = "district", _("district")
        COMMUNE = "commune", _("commune")

    id = models.AutoField(primary_key=True)
    code = models.CharField(_("code"), max_length=5)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    kind = models.CharField(_("kind"), max_length=20)  # tỉnh, thành phố, huyện, thị xã, xã, phường, thị trấn, đặc khu
    name = models.CharField(_("name"), max_length=80)  # without the kind: "Tân An"
    folded = models.CharField(max_length=250, editable=False, default="")  # "phuong tan an, tinh tay ninh"
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)  # the first day on which it is no more
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        constraints = [
            models.UniqueConstraint(fields=["level", "code", "valid_from"], name="one_area_per_code_and_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="area_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def line(self) -> str:
        """``Phường Long An, Tỉnh Tây Ninh``: as the end of an address; costs a query per level not yet loaded."""
        return f"{self}, {self.parent.line}" if self.parent else str(self)

    def is_valid(self, day: date) -> bool:
        """Whether the unit exists on ``day``."""
        return is_valid(self.valid_from, self.valid_to, day)


class Succession(models.Model):
    """``after`` took over ``before``, whole (share 1) or in part.

    A unit that was divided has one main heir, which keeps its files and counts its old figures; a unit made of
    several has one main origin, through which it still belongs to a district and province of before.
    """

    before = models.ForeignKey(Area, models.PROTECT, related_name="successions")
    after = models.ForeignKey(Area, models.PROTECT, related_name="origins")
    share = models.DecimalField(_("share"), max_digits=4, decimal_places=3, default=1)
    main_heir = models.BooleanField(_("main heir"), default=True)
    main_origin = models.BooleanField(_("main origin"), default=False)
    basis = models.CharField(_("legal basis"), max_length=120)

    class Meta:
        verbose_name = _("succession of units")
        verbose_name_plural = _("successions of units")
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="one_succession"),
            models.UniqueConstraint(fields=["before"], condition=models.Q(main_heir=True), name="one_main_heir"),
            models.UniqueConstraint(fields=["after"], condition=models.Q(main_origin=True), name="one_main_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"
