"""What a channel handed over, as it came: kept at once, read a moment later."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.systems.feedback.conversations import Account


class Arrival(models.Model):
    """One webhook or mail. ``sealed`` is its content until it was read; what could not be read keeps it a while."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="arrivals")
    sealed = models.TextField(_("sealed content"), editable=False)
    at = models.DateTimeField(_("at"), default=clock.now, db_index=True)
    read_at = models.DateTimeField(_("read at"), null=True)
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)  # heard, ignored and why, or failed
    personal = {"sealed": "answers"}

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
