"""What the network says became of an SMS."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class DeliveryReport(models.Model):
    """The last word about one SMS; ``key`` is that of its delivery. What arrived has arrived."""

    class State(models.TextChoices):
        DELIVERED = "delivered", _("arrived")
        FAILED = "failed", _("did not arrive")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(_("key"), max_length=120, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    reason = models.CharField(_("reason"), max_length=60, blank=True)
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("delivery report")
        verbose_name_plural = _("delivery reports")
