"""Where a unit lies: a point inside it and the rings that bound it; dated by the unit itself."""

from __future__ import annotations

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func
from django.utils.translation import gettext_lazy as _

from tinhso.base.geometry import PointField, RingField
from tinhso.engines.directory.areas import Area


class AreaShape(models.Model):
    """The outline of one administrative unit and where it comes from (địa giới đơn vị hành chính, Law 72/2025/QH15)."""

    area = models.OneToOneField(Area, models.PROTECT, related_name="shape", primary_key=True)
    centre = PointField(_("centre"))  # where the name stands on a map; inside the outline
    source = models.CharField(_("source"), max_length=200)
    is_approximate = models.BooleanField(_("approximate outline"), default=True)
    loaded_at = models.DateTimeField(_("loaded at"))

    class Meta:
        verbose_name = _("outline of a unit")
        verbose_name_plural = _("outlines of units")

    def __str__(self) -> str:
        return f"{self.area_id} {self.centre}"


class AreaRing(models.Model):
    """One closed line of an outline: around a piece of the unit, or around a hole in it."""

    id = models.AutoField(primary_key=True)
    shape = models.ForeignKey(AreaShape, models.CASCADE, related_name="rings")
    line = RingField(_("boundary line"))
    is_hole = models.BooleanField(_("hole"), default=False)

    class Meta:
        verbose_name = _("boundary line")
        verbose_name_plural = _("boundary lines")
        indexes = [GistIndex(Func(F("line"), function="box"), name="area_ring_by_place")]

    def __str__(self) -> str:
        return f"{self.shape_id}{' hole' if self.is_hole else ''}"
