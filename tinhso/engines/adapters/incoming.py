"""What a partner told us, once: the same message again gets the same answer and does nothing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.ids import uuid7


class Incoming(models.Model):
    """A message received and the answer that was given to it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    partner = models.CharField(_("partner"), max_length=40)
    message = models.CharField(_("message"), max_length=120)
    digest = models.CharField(_("digest of the content"), max_length=64)
    answer = models.JSONField(_("answer"), default=dict)
    received_at = models.DateTimeField(_("received at"), default=clock.now)

    class Meta:
        verbose_name = _("received message")
        verbose_name_plural = _("received messages")
        constraints = [models.UniqueConstraint(fields=["partner", "message"], name="one_answer_per_message")]
