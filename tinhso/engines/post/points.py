"""Post points: where in a commune papers can be brought to the post."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Area


class PostPoint(models.Model):
    """A point of the postal network from a day to a day; ``is_served``: somebody works there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("name"), max_length=120)
    area = models.ForeignKey(Area, models.PROTECT, related_name="post_points")
    place = models.CharField(_("where"), max_length=200, blank=True)
    hours = models.CharField(_("opening hours"), max_length=120, blank=True)
    is_served = models.BooleanField(_("served"), default=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("post point")
        verbose_name_plural = _("post points")
        constraints = [models.UniqueConstraint(fields=["name", "area", "valid_from"], name="one_post_point_per_name")]

    def __str__(self) -> str:
        return self.name
