"""Who wants to hear of new reports around a place."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.directory.models import Area
from tinhso.systems.feedback.categories import Category


class Alert(models.Model):
    """A person is told of every new publication in an area, or within ``metres`` of a point; of one category or all."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject = models.IntegerField(_("subject"), db_index=True)
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+")
    area = models.ForeignKey(Area, models.CASCADE, null=True, related_name="+")
    lat = models.FloatField(_("latitude"), null=True)
    lng = models.FloatField(_("longitude"), null=True)
    metres = models.PositiveIntegerField(_("metres"), default=0)
    at = models.DateTimeField(_("at"), default=clock.now)
    personal = {"lat": "address", "lng": "address"}

    class Meta:
        verbose_name = _("local alert")
        verbose_name_plural = _("local alerts")
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False, lat=None, lng=None)
                | Q(area=None, lat__isnull=False, lng__isnull=False),
                name="an_alert_has_an_area_or_a_point",
            )
        ]
